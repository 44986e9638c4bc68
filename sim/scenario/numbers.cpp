#include "scenario/numbers.hpp"

#include <cmath>

#include <fmt/format.h>

#include "parameters/text.hpp"
#include "scenario/csv.hpp"
#include "scenario/meant_value.hpp"

namespace fundsim {

namespace {

void wrong_type(Reading& reading, const Node& node, std::string_view what, std::string_view wanted,
                const std::string& advice = {}) {
    complain(reading, node.place,
             fmt::format("{} must be {}, not {}{}", what, wanted, name_of(node.type), advice));
}

//! What to write instead of a number in quotation marks.
std::string unquoted(std::string_view text, std::string_view what) {
    const bool other = !trimmed(text).empty() && !value_fault(trimmed(text), what).empty();
    const std::string advice = other ? number_advice(text, what) : std::string{};
    return advice.empty()
               ? std::string(": numbers are written without quotes")
               : fmt::format(": numbers are written without quotes, and {}{}", quoted(text), advice);
}

}  // namespace

std::optional<double> read_number(Reading& reading, const Node& node, std::string_view what,
                                  Infinite infinite) {
    if (node.type != NodeType::number) {
        wrong_type(reading, node, what, "a number",
                   node.type == NodeType::text ? unquoted(node.text, what) : std::string{});
        return std::nullopt;
    }
    if (std::isnan(node.number)) {
        complain(reading, node.place, fmt::format("{} is nan, which is no value", what));
        return std::nullopt;
    }
    if (std::isinf(node.number) && infinite == Infinite::refused) {
        complain(reading, node.place, fmt::format("{} is infinite, it must be a finite number", what));
        return std::nullopt;
    }
    return node.number;
}

std::optional<std::vector<double>> read_numbers(Reading& reading, const Node& node, std::string_view what) {
    if (node.type != NodeType::array) {
        wrong_type(reading, node, what, "an array of numbers");
        return std::nullopt;
    }
    if (node.children.empty()) {
        complain(reading, node.place, fmt::format("{} is empty, it needs at least one number", what));
        return std::nullopt;
    }
    std::vector<double> numbers;
    numbers.reserve(node.children.size());
    for (const Node& child : node.children) {
        const auto number = read_number(reading, child, what);
        if (!number) {
            return std::nullopt;
        }
        numbers.push_back(*number);
    }
    return numbers;
}

std::optional<std::string> read_text(Reading& reading, const Node& node, std::string_view what) {
    if (node.type != NodeType::text) {
        wrong_type(reading, node, what, "a text");
        return std::nullopt;
    }
    if (node.text.empty()) {
        complain(reading, node.place, fmt::format("{} is empty", what));
        return std::nullopt;
    }
    return node.text;
}

std::optional<bool> read_flag(Reading& reading, const Node& node, std::string_view what) {
    if (node.type != NodeType::flag) {
        const bool one = node.type == NodeType::number && node.number == 1;
        const bool zero = node.type == NodeType::number && node.number == 0;
        wrong_type(reading, node, what, "true or false",
                   node.type == NodeType::text ? flag_advice(node.text)
                   : one                       ? ", write true"
                   : zero                      ? ", write false"
                                               : "");
        return std::nullopt;
    }
    return node.number != 0;
}

}  // namespace fundsim
