#include "scenario/faults.hpp"

#include <algorithm>
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
    ++reading.complaints;
    if (std::find(reading.told.begin(), reading.told.end(), place) != reading.told.end()) {
        return;
    }
    const auto origin = static_cast<std::size_t>(place.origin);
    const std::string file = origin < reading.origins.size() ? reading.origins[origin] : std::string{};
    reading.faults.push_back({file, place.line, place.column, std::move(what), kind});
}

std::string shortened(std::string_view text, std::size_t most) {
    std::size_t at = 0;
    for (std::size_t characters = 0; at < text.size() && characters < most; ++characters) {
        next_character(text, at);
    }
    return std::string(text.substr(0, at)) + (at < text.size() ? "..." : "");
}

std::string quoted(std::string_view word) { return fmt::format("'{}'", shortened(word, 60)); }

std::string quoted_cell(std::string_view cell) { return fmt::format("'{}'", shortened(cell, longest_cell)); }

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates) {
    const auto meant = nearest(word, candidates);
    return meant ? fmt::format(". Did you mean {}?", quoted_cell(*meant)) : std::string{};
}

}  // namespace fundsim
