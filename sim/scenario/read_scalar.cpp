#include "scenario/read_scalar.hpp"

#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "engine/distribution/distribution.hpp"
#include "parameters/intervention.hpp"
#include "parameters/range_faults.hpp"
#include "parameters/text.hpp"
#include "scenario/numbers.hpp"
#include "scenario/read_distribution.hpp"

namespace fundsim {

namespace {

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

bool in_range(Reading& reading, const Parameter& parameter, const Node& node, double value) {
    std::string fault = fault_of(parameter, value);
    if (!fault.empty()) {
        complain(reading, node.place, std::move(fault));
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

}  // namespace

bool keeps_to_range(Reading& reading, const Parameter& parameter, const Node& node, const Distribution& d) {
    std::string fault = fault_of(parameter, d);
    if (!fault.empty()) {
        complain(reading, node.place, std::move(fault));
        return false;
    }
    return true;
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
