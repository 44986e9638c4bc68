#include "scenario/family.hpp"

#include <algorithm>
#include <charconv>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "scenario/numbers.hpp"

namespace fundsim {

namespace {

bool one_of(std::string_view word, std::span<const std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

//! How a family may be told, for its author.
std::string ways_of(const ShapeForm& form) {
    std::string text = fmt::format("{{ {} }}", fmt::join(form.names.first(form.needed), ", "));
    switch (form.shape) {
    case Shape::lognormal:
        return "{ p50, p90 } or any two quantiles, { mean, sd }, { mean, sigma } or " + text;
    case Shape::normal:
        return text + " or any two quantiles";
    case Shape::uniform:
    case Shape::gamma:
    case Shape::weibull:
    case Shape::pareto:
        return text + ", any two quantiles or { mean, sd }";
    case Shape::beta:
        return text + " or { mean, sd }, with lower and upper where they are not 0 and 1";
    case Shape::exponential:
        return text + ", { rate } or one quantile";
    case Shape::student_t:
        return "{ nu, location, scale }";
    default:
        return text;
    }
}

//! Names that a family knows besides those of its parameters.
std::vector<std::string_view> further_names(const ShapeForm& form) {
    std::vector<std::string_view> names;
    if (!one_of("min", form.names)) {
        names.insert(names.end(), {"min", "max"});
    }
    switch (form.shape) {
    case Shape::lognormal:
        names.insert(names.end(), {"mean", "sd"});
        break;
    case Shape::uniform:
    case Shape::gamma:
    case Shape::weibull:
    case Shape::pareto:
    case Shape::beta:
        names.insert(names.end(), {"mean", "sd"});
        break;
    case Shape::exponential:
        names.push_back("rate");
        break;
    default:
        break;
    }
    return names;
}

//! The numbers of a body by name; nothing when one of them is unknown or no number.
struct Named {
    std::vector<std::pair<std::string_view, double>> numbers;
    std::optional<double> operator[](std::string_view name) const {
        const auto found =
            std::find_if(numbers.begin(), numbers.end(), [&](const auto& n) { return n.first == name; });
        return found == numbers.end() ? std::nullopt : std::optional(found->second);
    }
    bool exactly(std::span<const std::string_view> names) const {
        return numbers.size() == names.size() &&
               std::all_of(numbers.begin(), numbers.end(),
                           [&](const auto& n) { return one_of(n.first, names); });
    }
};

std::optional<Named> named_numbers(Reading& reading, const Node& body, const ShapeForm& form) {
    std::vector<std::string_view> known(form.names.begin(), form.names.end());
    const auto further = further_names(form);
    known.insert(known.end(), further.begin(), further.end());
    Named named;
    bool sound = true;
    for (const Node& child : body.children) {
        if (quantile_key(child.key)) {
            continue;
        }
        if (!one_of(child.key, known)) {
            complain(reading, child.key_place,
                     fmt::format("{} is nothing that {} knows, it is written {}{}", quoted(child.key),
                                 form.word, ways_of(form), did_you_mean(child.key, known)));
            sound = false;
            continue;
        }
        const bool bound = child.key == "min" || child.key == "max";
        const auto value =
            read_number(reading, child, child.key, bound ? Infinite::allowed : Infinite::refused);
        sound = sound && value;
        if (value) {
            named.numbers.emplace_back(child.key, *value);
        }
    }
    return sound ? std::optional(named) : std::nullopt;
}

//! Takes min and max away from the numbers, where they are no parameters of the family.
void take_bounds(Named& named, const ShapeForm& form, Distribution& bounds) {
    if (one_of("min", form.names)) {
        return;
    }
    bounds.minimum = named["min"].value_or(bounds.minimum);
    bounds.maximum = named["max"].value_or(bounds.maximum);
    std::erase_if(named.numbers, [](const auto& n) { return n.first == "min" || n.first == "max"; });
}

constexpr std::array<std::string_view, 2> mean_sd{"mean", "sd"};
constexpr std::array<std::string_view, 2> mean_sigma{"mean", "sigma"};
constexpr std::array<std::string_view, 1> rate{"rate"};

//! The distribution of the numbers, or a fault that says how the family is written.
Fit from_numbers(const Named& named, const ShapeForm& form) {
    if (form.shape == Shape::lognormal && named.exactly(mean_sigma)) {
        return fit_lognormal_mean(*named["mean"], *named["sigma"]);
    }
    if (form.shape == Shape::exponential && named.exactly(rate)) {
        return {{.shape = Shape::exponential, .parameters = {1 / *named["rate"]}}, {}};
    }
    if (form.shape != Shape::normal && named["mean"] && named["sd"]) {
        Named rest = named;
        std::erase_if(rest.numbers, [](const auto& n) { return one_of(n.first, mean_sd); });
        const bool ends_only = std::all_of(rest.numbers.begin(), rest.numbers.end(), [&](const auto& n) {
            return form.shape == Shape::beta && (n.first == "lower" || n.first == "upper");
        });
        if (ends_only) {
            return fit_mean_sd(form.shape, *named["mean"], *named["sd"], named["lower"].value_or(0),
                               named["upper"].value_or(1));
        }
    }
    Distribution d{.shape = form.shape};
    if (form.shape == Shape::student_t && named["nu"]) {  // a standard t where nothing else is said
        d.parameters = {*named["nu"], named["location"].value_or(0), named["scale"].value_or(1)};
        return {d, {}};
    }
    std::size_t used = 0;
    for (std::size_t i = 0; i < form.names.size(); ++i) {
        const auto value = named[form.names[i]];
        const bool optional = i >= form.needed;
        if (!value && !optional) {
            return {{}, fmt::format("{} is written {}", form.word, ways_of(form))};
        }
        used += value ? 1 : 0;
    }
    if (used != named.numbers.size()) {
        return {{}, fmt::format("{} is written {}, not as a mixture of them", form.word, ways_of(form))};
    }
    const bool with_optional = used > form.needed;
    for (std::size_t i = 0; i < (with_optional ? form.names.size() : form.needed); ++i) {
        d.parameters.push_back(named[form.names[i]].value_or(form.names[i] == "upper" ? 1 : 0));
    }
    return {d, {}};
}

}  // namespace

std::optional<double> quantile_key(std::string_view key) {
    if (key.size() < 2 || key.front() != 'p') {
        return std::nullopt;
    }
    std::string digits(key.substr(1));
    std::replace(digits.begin(), digits.end(), '_', '.');
    if (digits.find_first_not_of("0123456789.") != std::string::npos) {
        return std::nullopt;
    }
    double percent = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), percent);
    const bool whole = error == std::errc{} && end == digits.data() + digits.size();
    return whole && percent > 0 && percent < 100 ? std::optional(percent / 100) : std::nullopt;
}

std::vector<QuantilePoint> quantiles_in(Reading& reading, const Node& body) {
    std::vector<QuantilePoint> points;
    for (const Node& child : body.children) {
        if (const auto probability = quantile_key(child.key)) {
            if (const auto value = read_number(reading, child, child.key)) {
                points.push_back({*probability, *value});
            }
        }
    }
    std::sort(points.begin(), points.end(),
              [](const QuantilePoint& a, const QuantilePoint& b) { return a.probability < b.probability; });
    return points;
}

std::optional<Distribution> read_family(Reading& reading, const Node& body, const ShapeForm& form) {
    if (body.type != NodeType::table) {
        complain(reading, body.place,
                 fmt::format("{} must be a table, not {}: it is written {}", form.word, name_of(body.type),
                             ways_of(form)));
        return std::nullopt;
    }
    const std::size_t complaints_before = reading.complaints;
    auto named = named_numbers(reading, body, form);
    const auto points = quantiles_in(reading, body);
    if (!named || reading.complaints > complaints_before) {
        return std::nullopt;
    }
    Distribution bounds;
    take_bounds(*named, form, bounds);
    Fit fit;
    if (points.empty()) {
        fit = from_numbers(*named, form);
    } else if (named->numbers.empty()) {
        fit = fit_quantiles(form.shape, points);
    } else {
        fit.fault = fmt::format("{} is told by quantiles or by its parameters, not by both", form.word);
    }
    if (!fit.fault.empty()) {
        complain(reading, body.place, fit.fault);
        return std::nullopt;
    }
    fit.distribution.minimum = bounds.minimum;
    fit.distribution.maximum = bounds.maximum;
    return fit.distribution;
}

std::optional<Distribution> read_metalog(Reading& reading, const Node& body) {
    const std::vector<std::string_view> known{"coefficients", "lower", "upper", "terms", "min", "max"};
    if (body.type != NodeType::table) {
        complain(reading, body.place,
                 "metalog is written { p10, p50, p90 }, or with any other three or more quantiles");
        return std::nullopt;
    }
    const std::size_t complaints_before = reading.complaints;
    Distribution bounds;
    double lower = bounds.minimum, upper = bounds.maximum, terms = 0;
    std::optional<std::vector<double>> coefficients;
    for (const Node& child : body.children) {
        if (quantile_key(child.key)) {
            continue;
        }
        if (!one_of(child.key, known)) {
            complain(
                reading, child.key_place,
                fmt::format("{} is nothing that metalog knows, it takes quantiles, lower, upper and terms{}",
                            quoted(child.key), did_you_mean(child.key, known)));
        } else if (child.key == "coefficients") {
            coefficients = read_numbers(reading, child, child.key);
        } else if (const auto value = read_number(reading, child, child.key, Infinite::allowed)) {
            double& target = child.key == "lower"   ? lower
                             : child.key == "upper" ? upper
                             : child.key == "min"   ? bounds.minimum
                             : child.key == "max"   ? bounds.maximum
                                                    : terms;
            target = *value;
        }
    }
    const auto points = quantiles_in(reading, body);
    if (reading.complaints == complaints_before && coefficients && !points.empty()) {
        complain(reading, body.place, "metalog is told by quantiles or by coefficients, not by both");
    }
    if (!(terms >= 0 && terms <= 20)) {
        complain(reading, body.place, "terms must be a whole number from 2 to 20");
    }
    if (reading.complaints > complaints_before) {
        return std::nullopt;
    }
    Fit fit;
    if (coefficients) {
        fit.distribution = {.shape = Shape::metalog, .parameters = *coefficients};
        if (child_of(body, "lower") != nullptr || child_of(body, "upper") != nullptr) {
            fit.distribution.values = {lower, upper};
        }
    } else {
        fit = fit_metalog(points, lower, upper, static_cast<int>(terms));
    }
    if (!fit.fault.empty()) {
        complain(reading, body.place, fit.fault);
        return std::nullopt;
    }
    fit.distribution.minimum = bounds.minimum;
    fit.distribution.maximum = bounds.maximum;
    return fit.distribution;
}

}  // namespace fundsim
