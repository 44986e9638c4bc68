#include "parameters/sentence.hpp"

#include <fmt/format.h>

#include "parameters/characters.hpp"
#include "parameters/text.hpp"

namespace fundsim {

std::string shortened(std::string_view text, std::size_t most) {
    std::size_t at = 0;
    for (std::size_t characters = 0; at < text.size() && characters < most; ++characters) {
        next_character(text, at);
    }
    return std::string(text.substr(0, at)) + (at < text.size() ? "..." : "");
}

std::string quoted(std::string_view word) { return fmt::format("'{}'", shortened(word, 60)); }

std::string quoted_cell(std::string_view cell) { return fmt::format("'{}'", shortened(cell, longest_cell)); }

std::string amount(double value) {
    return value >= 1000 && value < 1e9 ? fmt::format("{:.0f}", value) : fmt::format("{:.4g}", value);
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates) {
    const auto meant = nearest(word, candidates);
    return meant ? fmt::format(". Did you mean {}?", quoted_cell(*meant)) : std::string{};
}

std::string no_such_model(std::string_view name, const std::vector<std::string_view>& models) {
    return fmt::format("there is no model {}{}", quoted(name), did_you_mean(name, models));
}

}  // namespace fundsim
