#include "scenario/read_scalar.hpp"

#include <cmath>

#include <fmt/format.h>

#include "engine/distribution/distribution.hpp"
#include "parameters/intervention.hpp"
#include "parameters/text.hpp"
#include "scenario/numbers.hpp"
#include "scenario/read_distribution.hpp"

namespace fundsim {

namespace {

std::string in_unit(const Parameter& parameter) {
    return parameter.unit.empty() ? std::string{} : fmt::format(" ({})", parameter.unit);
}

std::optional<double> read_choice(Reading& reading, const Parameter& parameter, const Node& node) {
    const auto words = choice_words(parameter);
    if (node.type != NodeType::text) {
        complain(reading, node.place,
                 fmt::format("{} must be one of the words {}, not {}", parameter.name, any_of(words),
                             name_of(node.type)));
        return std::nullopt;
    }
    const auto value = choice_value(parameter, node.text);
    if (!value) {
        complain(reading, node.place,
                 fmt::format("{} cannot be {}, it is {}{}", parameter.name, quoted(node.text), any_of(words),
                             did_you_mean(node.text, {words.begin(), words.end()})));
    }
    return value;
}

//! For shares that look like percentages, how they are written.
std::string percent_advice(const Parameter& parameter, double value) {
    const bool share = parameter.range.high <= 1 && parameter.unit != "months";
    return share && parameter.kind == Kind::number && value > 1 && value <= 100
               ? fmt::format(" ({} % is written {})", shortest(value), shortest(value / 100))
               : std::string{};
}

bool in_range(Reading& reading, const Parameter& parameter, const Node& node, double value) {
    if (!within(parameter.range, value)) {
        complain(reading, node.place,
                 fmt::format("{} is {}, outside its range {}{}{}: {}", parameter.name, shortest(value),
                             range_text(parameter.range), in_unit(parameter),
                             percent_advice(parameter, value), parameter.meaning));
        return false;
    }
    if (parameter.kind == Kind::integer && value != std::floor(value)) {
        complain(reading, node.place,
                 fmt::format("{} is {}, it must be a whole number", parameter.name, shortest(value)));
        return false;
    }
    return true;
}

//! { times = 0.5 } and its like, which change a value that is there.
bool complain_of_change(Reading& reading, const Parameter& parameter, const Node& node,
                        const std::string& model) {
    for (const How how : {How::times, How::at_least, How::at_most}) {
        const Node* change = child_of(node, name_of(how));
        if (change != nullptr && node.children.size() == 1) {
            const std::string address = address_text({parameter.section, model, std::string(parameter.name)});
            complain(
                reading, node.place,
                fmt::format(
                    "{0} changes the value that is there, which interventions do: write the value itself, "
                    "or an [[intervention]] with a name, set = {{ {1} = {{ {0} = {2} }} }}, and --with "
                    "that name",
                    name_of(how),
                    address.find('"') == std::string::npos ? string_toml(address) : '\'' + address + '\'',
                    change->type == NodeType::number ? shortest(change->number) : "..."));
            return true;
        }
    }
    return false;
}

std::optional<double> read_uncertain(Reading& reading, const Parameter& parameter, const Node& node,
                                     const std::string& model, std::vector<Uncertain>& uncertain) {
    if (complain_of_change(reading, parameter, node, model)) {
        return std::nullopt;
    }
    const auto distribution = read_distribution(reading, node, parameter.name);
    if (!distribution) {
        return std::nullopt;
    }
    if (distribution->shape == Shape::constant) {
        const double value = distribution->parameters.front();
        return in_range(reading, parameter, node, value) ? std::optional(value) : std::nullopt;
    }
    if (!keeps_to_range(reading, parameter, node, *distribution)) {
        return std::nullopt;
    }
    uncertain.push_back({{parameter.section, model, std::string(parameter.name)}, *distribution, node.place});
    const double median = quantile(*distribution, 0.5);
    return parameter.kind == Kind::integer ? std::round(median) : median;
}

//! Whether what is drawn stays within sizes with which sums and ratios can be computed. The least likely draw
//! of a million replications has a probability of about 2^-53.
bool keeps_to_size(Reading& reading, const Parameter& parameter, const Node& node, const Distribution& d) {
    constexpr double unlikely = 0x1p-53, smallest = 1e-100, largest = 1e30;
    const double low = quantile(d, unlikely, 1 - unlikely);
    const double high = quantile(d, 1 - unlikely, unlikely);
    const bool positive = parameter.range.low == 0 && parameter.range.low_end == End::open;
    const bool too_small = positive && low < smallest;
    if (!too_small && high <= largest && low >= -largest) {
        return true;
    }
    complain(
        reading, node.place,
        fmt::format("{} can be {}, {} can be played: a {} conditions the distribution to what lies within",
                    parameter.name, shortest(too_small || low < -largest ? low : high),
                    too_small ? "1e-100 or more" : "sizes up to 1e+30",
                    too_small || low < -largest ? "min" : "max"));
    return false;
}

}  // namespace

bool keeps_to_range(Reading& reading, const Parameter& parameter, const Node& node, const Distribution& d) {
    const Range& range = parameter.range;
    const double beyond_low = range.low_end == End::open ? range.low : std::nextafter(range.low, -unlimited);
    const bool too_low = range.low != -unlimited && cumulative(d, beyond_low) > 0;
    const double beyond_high =
        range.high_end == End::open ? std::nextafter(range.high, -unlimited) : range.high;
    const bool too_high = range.high != unlimited && exceedance(d, beyond_high) > 0;
    if (!too_low && !too_high) {
        return keeps_to_size(reading, parameter, node, d);
    }
    const Support limits = support(d);
    complain(reading, node.place,
             fmt::format(
                 "{} can be {}, outside its range {}{}: a {} conditions the distribution to what lies within",
                 parameter.name, shortest(too_low ? limits.lower : limits.upper), range_text(range),
                 in_unit(parameter), too_low ? "min" : "max"));
    return false;
}

std::optional<double> read_scalar(Reading& reading, const Parameter& parameter, const Node& node,
                                  const std::string& model, std::vector<Uncertain>& uncertain) {
    std::optional<double> value;
    if (parameter.kind == Kind::choice) {
        value = read_choice(reading, parameter, node);
    } else if (parameter.kind == Kind::flag) {
        if (const auto flag = read_flag(reading, node, parameter.name)) {
            value = *flag ? 1 : 0;
        }
    } else if (node.type == NodeType::table) {
        value = read_uncertain(reading, parameter, node, model, uncertain);
    } else {
        const bool endless = parameter.range.high == unlimited && parameter.range.high_end == End::closed;
        value = read_number(reading, node, parameter.name, endless ? Infinite::allowed : Infinite::refused);
        if (value && !in_range(reading, parameter, node, *value)) {
            value.reset();
        }
    }
    return value;
}

}  // namespace fundsim
