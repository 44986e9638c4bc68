#include "scenario/numbers.hpp"

#include <cmath>

#include <fmt/format.h>

namespace fundsim {

namespace {

void wrong_type(Reading& reading, const Node& node, std::string_view what, std::string_view wanted) {
    const std::string advice =
        node.type == NodeType::text && wanted == "a number" ? ": numbers are written without quotes" : "";
    complain(reading, node.place,
             fmt::format("{} must be {}, not {}{}", what, wanted, name_of(node.type), advice));
}

}  // namespace

std::optional<double> read_number(Reading& reading, const Node& node, std::string_view what,
                                  Infinite infinite) {
    if (node.type != NodeType::number) {
        wrong_type(reading, node, what, "a number");
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
        wrong_type(reading, node, what, "true or false");
        return std::nullopt;
    }
    return node.number != 0;
}

}  // namespace fundsim
