#include "scenario/read_distribution.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/distribution/calibrations.hpp"
#include "parameters/distribution_text.hpp"
#include "parameters/text.hpp"
#include "scenario/column.hpp"
#include "scenario/family.hpp"
#include "scenario/numbers.hpp"

namespace fundsim {

namespace {

constexpr int deepest = 8;  //!< mixtures of mixtures

//! Words for the families that are not told by named numbers.
constexpr std::array<std::string_view, 5> other_families{"discrete", "mixture", "metalog", "empirical",
                                                         "calibration"};

std::vector<std::string_view> families() {
    std::vector<std::string_view> words;
    for (const ShapeForm& form : shape_forms()) {
        words.push_back(form.word);
    }
    words.insert(words.end(), other_families.begin(), other_families.end());
    return words;
}

bool is_family(std::string_view word) {
    const auto words = families();
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<Distribution> read(Reading& reading, const Node& node, std::string_view what, int depth);

std::optional<Distribution> read_discrete(Reading& reading, const Node& body) {
    const Node* values = child_of(body, "values");
    const Node* weights = child_of(body, "weights");
    if (body.type != NodeType::table || values == nullptr || weights == nullptr ||
        body.children.size() != 2) {
        complain(reading, body.place, "discrete is written { values = [0, 100], weights = [0.4, 0.6] }");
        return std::nullopt;
    }
    auto read_values = read_numbers(reading, *values, "values");
    auto read_weights = read_numbers(reading, *weights, "weights");
    if (!read_values || !read_weights) {
        return std::nullopt;
    }
    return Distribution{
        .shape = Shape::discrete, .values = std::move(*read_values), .weights = std::move(*read_weights)};
}

std::optional<Distribution> read_empirical(Reading& reading, const Node& body) {
    const Node* values = child_of(body, "values");
    const Node* file = child_of(body, "file");
    const Node* column = child_of(body, "column");
    const Node* thousands = child_of(body, "thousands");
    const bool from_file = file != nullptr && column != nullptr &&
                           body.children.size() == (thousands == nullptr ? std::size_t{2} : std::size_t{3});
    const bool from_values = values != nullptr && body.children.size() == 1;
    if (body.type != NodeType::table || (!from_file && !from_values)) {
        complain(
            reading, body.place,
            "empirical is written { file = \"ratios.csv\", column = \"ratio\" } or { values = [1, 1.2] }");
        return std::nullopt;
    }
    auto numbers = from_file ? read_column(reading, *file, *column, thousands)
                             : read_numbers(reading, *values, "values");
    if (!numbers) {
        return std::nullopt;
    }
    return Distribution{.shape = Shape::empirical, .values = std::move(*numbers)};
}

std::optional<Distribution> read_mixture(Reading& reading, const Node& body, int depth) {
    if (body.type != NodeType::array || body.children.empty()) {
        complain(
            reading, body.place,
            "mixture is written [ { weight = 0.4, constant = 0 }, { weight = 0.6, lognormal = {...} } ]");
        return std::nullopt;
    }
    Distribution mixture{.shape = Shape::mixture};
    for (const Node& child : body.children) {
        const Node* weight = child.type == NodeType::table ? child_of(child, "weight") : nullptr;
        if (weight == nullptr) {
            complain(reading, child.place,
                     "a part of a mixture is a table with a weight, { weight = 0.4, constant = 0 }");
            continue;
        }
        const auto share = read_number(reading, *weight, "weight");
        auto part = read(reading, child, "a part of a mixture", depth + 1);
        if (share && part) {
            mixture.weights.push_back(*share);
            mixture.parts.push_back(std::move(*part));
        }
    }
    return mixture.parts.size() == body.children.size() ? std::optional(mixture) : std::nullopt;
}

std::optional<Distribution> read_calibration(Reading& reading, const Node& node, const Node& body) {
    const auto name = read_text(reading, body, "calibration");
    if (!name) {
        return std::nullopt;
    }
    Calibration found = find_calibration(*name);
    if (found.name.empty()) {
        const auto all = calibrations();
        std::vector<std::string_view> names;
        for (const Calibration& calibration : all) {
            names.push_back(calibration.name);
        }
        complain(reading, body.place,
                 fmt::format("there is no calibration {}, there are {}{}", quoted(*name),
                             fmt::join(names, ", "), did_you_mean(*name, names)));
        return std::nullopt;
    }
    if (const Node* cap = child_of(node, "cap")) {
        const auto value = read_number(reading, *cap, "cap");
        if (!value) {
            return std::nullopt;
        }
        if (found.name == "large_it") {
            return large_it_overrun(*value);
        }
        found.distribution.maximum = std::min(found.distribution.maximum, *value);
    }
    return found.distribution;
}

//! Narrows a distribution by the `min` and `max` beside its family.
bool condition(Reading& reading, const Node& node, Distribution& d) {
    const Node* low = child_of(node, "min");
    const Node* high = child_of(node, "max");
    const auto minimum =
        low == nullptr ? std::optional(d.minimum) : read_number(reading, *low, "min", Infinite::allowed);
    const auto maximum =
        high == nullptr ? std::optional(d.maximum) : read_number(reading, *high, "max", Infinite::allowed);
    if (!minimum || !maximum) {
        return false;
    }
    d.minimum = std::max(d.minimum, *minimum);
    d.maximum = std::min(d.maximum, *maximum);
    return true;
}

std::optional<Distribution> read_body(Reading& reading, const Node& node, const Node& body, int depth) {
    if (body.key == "constant") {
        const auto value = read_number(reading, body, "constant");
        return value ? std::optional(Distribution{.shape = Shape::constant, .parameters = {*value}})
                     : std::nullopt;
    }
    if (body.key == "mixture") {
        return read_mixture(reading, body, depth);
    }
    if (body.key == "discrete") {
        return read_discrete(reading, body);
    }
    if (body.key == "empirical") {
        return read_empirical(reading, body);
    }
    if (body.key == "metalog") {
        return read_metalog(reading, body);
    }
    if (body.key == "calibration") {
        return read_calibration(reading, node, body);
    }
    const auto forms = shape_forms();
    return read_family(reading, body, *std::find_if(forms.begin(), forms.end(), [&](const ShapeForm& f) {
                           return f.word == body.key;
                       }));
}

//! The one child that names a family; faults for none, several, and keys that belong to nothing.
const Node* family_in(Reading& reading, const Node& node, std::string_view what, int depth) {
    const Node* family = nullptr;
    bool sound = true;
    for (const Node& child : node.children) {
        if (is_family(child.key)) {
            if (family != nullptr) {
                complain(reading, child.key_place,
                         fmt::format("{} names two distributions, {} and {}", what, family->key, child.key));
                sound = false;
            }
            family = &child;
        }
    }
    for (const Node& child : node.children) {
        const bool weight = child.key == "weight" && depth > 0;
        const bool cap = child.key == "cap" && family != nullptr && family->key == "calibration";
        if (is_family(child.key) || child.key == "min" || child.key == "max" || weight || cap) {
            continue;
        }
        auto candidates = families();
        candidates.insert(candidates.end(), {"min", "max", "cap"});
        complain(reading, child.key_place,
                 fmt::format("{} is no part of a distribution{}", quoted(child.key),
                             did_you_mean(child.key, candidates)));
        sound = false;
    }
    if (sound && family == nullptr) {
        complain(reading, node.place,
                 fmt::format("{} names no distribution, there are {}", what, fmt::join(families(), ", ")));
    }
    return sound ? family : nullptr;
}

std::optional<Distribution> read(Reading& reading, const Node& node, std::string_view what, int depth) {
    if (node.type == NodeType::number) {
        const auto value = read_number(reading, node, what);
        return value ? std::optional(Distribution{.shape = Shape::constant, .parameters = {*value}})
                     : std::nullopt;
    }
    if (node.type != NodeType::table) {
        complain(
            reading, node.place,
            fmt::format(
                "{} must be a distribution such as {{ lognormal = {{ p50 = 24, p90 = 60 }} }} or a number, "
                "not {}",
                what, name_of(node.type)));
        return std::nullopt;
    }
    if (depth > deepest) {
        complain(reading, node.place, fmt::format("mixtures are nested more than {} deep", deepest));
        return std::nullopt;
    }
    const Node* body = family_in(reading, node, what, depth);
    if (body == nullptr) {
        return std::nullopt;
    }
    auto distribution = read_body(reading, node, *body, depth);
    if (!distribution || !condition(reading, node, *distribution)) {
        return std::nullopt;
    }
    return distribution;
}

}  // namespace

bool names_distribution(const Node& node) {
    return node.type == NodeType::table &&
           std::any_of(node.children.begin(), node.children.end(),
                       [](const Node& child) { return is_family(child.key); });
}

std::optional<Distribution> read_distribution(Reading& reading, const Node& node, std::string_view what) {
    auto distribution = read(reading, node, what, 0);
    if (!distribution) {
        return std::nullopt;
    }
    const auto wrong = faults(*distribution);
    for (const std::string& fault : wrong) {
        complain(reading, node.place, fmt::format("{}: {}", what, fault));
    }
    return wrong.empty() ? distribution : std::nullopt;
}

}  // namespace fundsim
