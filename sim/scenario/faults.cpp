#include "scenario/faults.hpp"

#include <utility>

#include <fmt/format.h>

#include "parameters/characters.hpp"
#include "parameters/text.hpp"

namespace fundsim {

std::string formatted(const Fault& fault) {
    std::string text = printable(fault.file);
    if (fault.line > 0) {
        text += ':' + std::to_string(fault.line);
        if (fault.column > 0) {
            text += ':' + std::to_string(fault.column);
        }
    }
    return text + ": " + printable(fault.what);
}

std::string formatted(const std::vector<Fault>& faults) {
    std::string text;
    for (const Fault& fault : faults) {
        text += formatted(fault) + '\n';
    }
    return text;
}

void complain(Reading& reading, Place place, std::string what, FaultKind kind) {
    const auto origin = static_cast<std::size_t>(place.origin);
    const std::string file = origin < reading.origins.size() ? reading.origins[origin] : std::string{};
    reading.faults.push_back({file, place.line, place.column, std::move(what), kind});
}

std::string quoted(std::string_view word) {
    constexpr std::size_t longest = 60;  // bytes
    if (word.size() <= longest) {
        return fmt::format("'{}'", word);
    }
    std::size_t end = 0;
    for (std::size_t after = 0; after <= longest; next_character(word, after)) {
        end = after;
    }
    return fmt::format("'{}...'", word.substr(0, end));
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates) {
    const auto meant = nearest(word, candidates);
    return meant ? ". Did you mean '" + *meant + "'?" : std::string{};
}

}  // namespace fundsim
