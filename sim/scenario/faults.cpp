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
    return text + (fault.kind == FaultKind::warning ? ": warning: " : ": ") + printable(fault.what);
}

std::string formatted(const std::vector<Fault>& faults) {
    std::string text;
    for (const Fault& fault : faults) {
        text += formatted(fault) + '\n';
    }
    return text;
}

namespace {

Fault fault_at(const Reading& reading, Place place, std::string what, FaultKind kind) {
    const auto origin = static_cast<std::size_t>(place.origin);
    const std::string file = origin < reading.origins.size() ? reading.origins[origin] : std::string{};
    return {file, place.line, place.column, std::move(what), kind};
}

}  // namespace

void complain(Reading& reading, Place place, std::string what, FaultKind kind) {
    ++reading.complaints;
    if (std::find(reading.told.begin(), reading.told.end(), place) != reading.told.end()) {
        return;
    }
    reading.faults.push_back(fault_at(reading, place, std::move(what), kind));
}

void warn(Reading& reading, Place place, std::string what) {
    reading.warnings.push_back(fault_at(reading, place, std::move(what), FaultKind::warning));
}

std::string shortened(std::string_view text, std::size_t most) {
    std::size_t at = 0;
    for (std::size_t characters = 0; at < text.size() && characters < most; ++characters) {
        next_character(text, at);
    }
    return std::string(text.substr(0, at)) + (at < text.size() ? "..." : "");
}

std::string amount(double value) {
    return value >= 1000 && value < 1e9 ? fmt::format("{:.0f}", value) : fmt::format("{:.4g}", value);
}

std::string quoted(std::string_view word) { return fmt::format("'{}'", shortened(word, 60)); }

std::string quoted_cell(std::string_view cell) { return fmt::format("'{}'", shortened(cell, longest_cell)); }

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates) {
    const auto meant = nearest(word, candidates);
    return meant ? fmt::format(". Did you mean {}?", quoted_cell(*meant)) : std::string{};
}

}  // namespace fundsim
