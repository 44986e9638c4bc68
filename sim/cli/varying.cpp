#include "cli/varying.hpp"

#include <array>
#include <optional>

#include "cli/values.hpp"
#include "parameters/address_fault.hpp"
#include "parameters/range_faults.hpp"
#include "parameters/sentence.hpp"
#include "parameters/table.hpp"
#include "parameters/text.hpp"
#include "studies/chosen_models.hpp"

namespace fundsim {

namespace {

//! What is moved, and the text after its '='; or what is wrong with the address.
struct Moved {
    std::string key = {};
    Address address = {};
    const Parameter* parameter = nullptr;
    std::string range = {};
    std::string fault = {};
};

Moved refused(std::string fault) { return {.fault = std::move(fault)}; }

Moved read_moved(const Scenario& scenario, const std::string& text) {
    const std::string how = ": --vary takes KEY=A:B, as organisation.discount_rate=0.02:0.3";
    const std::size_t equals = text.rfind('=');
    const std::size_t colon = text.find(':', equals == std::string::npos ? 0 : equals);
    if (equals == std::string::npos || colon == std::string::npos) {
        return refused(
            (text.empty() ? "which parameter is to move?" : fundsim::quoted(text) + " is no range") + how);
    }
    Moved moved{.key = text.substr(0, equals), .range = text.substr(equals + 1)};
    const AddressReading at = parse_address(moved.key);
    if (!at.address) {
        return refused("--vary: " + at.what);
    }
    if (std::string fault = address_fault(scenario, *at.address); !fault.empty()) {
        return refused("--vary: " + std::move(fault));
    }
    moved.address = *at.address;
    moved.parameter = find_parameter(at.address->section, at.address->name);
    return moved;
}

//! Both ends of a range, or what is wrong with them.
struct Ends {
    std::array<double, 2> ends = {};
    std::string fault = {};
};

Ends read_ends(const Scenario& scenario, const Moved& moved) {
    const std::size_t colon = moved.range.find(':');
    const std::array<std::string, 2> words{moved.range.substr(0, colon), moved.range.substr(colon + 1)};
    Ends out;
    for (std::size_t k = 0; k < words.size(); ++k) {
        const Parsed<double> number = parse_number(words[k], "--vary " + moved.key);
        if (!number.value) {
            return {{}, number.fault};
        }
        out.ends[k] = *number.value;
        if (const std::string fault = fault_of(*moved.parameter, out.ends[k]); !fault.empty()) {
            return {{}, "--vary: " + moved.key + ": " + fault};
        }
    }
    if (!(out.ends[0] < out.ends[1])) {
        return {{},
                "--vary: the range of " + moved.key +
                    " ends where it begins or before; the smaller value comes first"};
    }
    Scenario changed = scenario;
    if (!get_scalar(scenario, moved.address) || !set_scalar(changed, moved.address, out.ends[0])) {
        return {{}, "--vary: this scenario has no " + moved.key + " to move"};
    }
    return out;
}

bool is_number(const Parameter& parameter) {
    return parameter.kind == Kind::number || parameter.kind == Kind::integer;
}

struct OneReading {
    std::optional<Varied> varied;
    std::string fault = {};
};

OneReading read_vary(const Scenario& scenario, const std::string& text) {
    const Moved moved = read_moved(scenario, text);
    if (!moved.fault.empty()) {
        return {{}, moved.fault};
    }
    if (!is_number(*moved.parameter)) {
        return {{},
                "--vary: " + moved.key +
                    " is no number: there is nothing between its values; fundsim run --versus tells "
                    "what another one changes"};
    }
    const Ends read = read_ends(scenario, moved);
    if (!read.fault.empty()) {
        return {{}, read.fault};
    }
    return {Varied{moved.address, moved.parameter, read.ends[0], read.ends[1]}};
}

//! Whether one address sets what the other one sets.
bool overlap(const Address& one, const Address& other) {
    const auto apart = [](const std::string& x, const std::string& y) {
        return !x.empty() && !y.empty() && x != y;
    };
    return one.section == other.section && one.name == other.name && !apart(one.model, other.model) &&
           !apart(one.part, other.part);
}

//! The words of a flag or a choice, parted by colons.
std::string read_words(const Moved& moved, GoalLever& lever) {
    for (const std::string& word : split(moved.range, ':')) {
        const std::optional<double> value = worded_value(*moved.parameter, word);
        if (!value) {
            std::vector<std::string_view> known{"true", "false"};
            if (const auto words = choice_words(*moved.parameter); !words.empty()) {
                known.assign(words.begin(), words.end());
            }
            return "--vary: " + moved.key + " is " + any_of(known) + ", not " + fundsim::quoted(word);
        }
        lever.choices.push_back(*value);
    }
    return {};
}

//! Adds a lever of the model, or says what is wrong with it.
std::string add_lever(const Scenario& scenario, std::size_t model, const std::string& text,
                      LeverReading& levers) {
    const Moved moved = read_moved(scenario, text);
    if (!moved.fault.empty()) {
        return moved.fault;
    }
    const std::string& name = scenario.models[model].name;
    if (!moved.address.model.empty() && moved.address.model != name) {
        return "--vary moves a lever of " + moved.address.model + ", and the goal is one for " + name +
               "; --model says for whom";
    }
    if (moved.parameter->kind == Kind::distribution) {
        return "--vary: " + moved.key + " is a distribution, not a number, a flag or a word";
    }
    const Scenario one_model = with_models(scenario, {model});
    const std::optional<double> own = get_scalar(one_model, moved.address);
    if (!own) {
        return "--vary: " + name + " has no " + moved.key + " to move";
    }
    GoalLever lever{.parameter = moved.parameter, .own = *own};
    std::string fault;
    if (is_number(*moved.parameter)) {
        const Ends read = read_ends(one_model, moved);
        lever.low = read.ends[0];
        lever.high = read.ends[1];
        fault = read.fault;
    } else {
        fault = read_words(moved, lever);
    }
    levers.levers.push_back(std::move(lever));
    levers.addresses.push_back(moved.address);
    return fault;
}

}  // namespace

LeverReading read_levers(const Scenario& scenario, std::size_t model, const std::vector<std::string>& texts) {
    constexpr std::size_t most = 3;
    if (texts.size() > most) {
        return {.fault = "--goal moves three levers at most; hold the others at a value each, with --set"};
    }
    LeverReading reading;
    for (const std::string& text : texts.empty() ? std::vector<std::string>{""} : texts) {
        if (std::string fault = add_lever(scenario, model, text, reading); !fault.empty()) {
            return {.fault = std::move(fault)};
        }
        const Address& last = reading.addresses.back();
        for (std::size_t k = 0; k + 1 < reading.addresses.size(); ++k) {
            if (overlap(reading.addresses[k], last)) {
                return {.fault = "--vary " + address_text(reading.addresses[k]) + " and --vary " +
                                 address_text(last) + " move the same parameter of " +
                                 scenario.models[model].name};
            }
        }
    }
    return reading;
}

VaryReading read_varied(const Scenario& scenario, const std::vector<std::string>& texts) {
    constexpr std::size_t most = 2;
    if (texts.size() > most) {
        return {
            {},
            "--vary moves one parameter, or two for the line between the models; hold the others at a value "
            "each, with --set, and ask once for every value"};
    }
    VaryReading reading;
    for (const std::string& text : texts.empty() ? std::vector<std::string>{""} : texts) {
        OneReading one = read_vary(scenario, text);
        if (!one.varied) {
            return {{}, one.fault};
        }
        reading.varied.push_back(*one.varied);
    }
    if (reading.varied.size() == most && overlap(reading.varied[0].address, reading.varied[1].address)) {
        return {{},
                "--vary " + address_text(reading.varied[0].address) + " and --vary " +
                    address_text(reading.varied[1].address) +
                    " move the same parameter; the second has to be another one"};
    }
    return reading;
}

}  // namespace fundsim
