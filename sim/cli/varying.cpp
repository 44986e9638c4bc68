#include "cli/varying.hpp"

#include <array>
#include <optional>

#include "cli/values.hpp"
#include "parameters/address_fault.hpp"
#include "parameters/range_faults.hpp"
#include "parameters/sentence.hpp"
#include "parameters/table.hpp"

namespace fundsim {

namespace {

struct OneReading {
    std::optional<Varied> varied;
    std::string fault = {};
};

OneReading read_vary(const Scenario& scenario, const std::string& text) {
    const std::string how = ": --vary takes KEY=A:B, as organisation.discount_rate=0.02:0.3";
    const std::size_t equals = text.rfind('=');
    const std::size_t colon = text.find(':', equals == std::string::npos ? 0 : equals);
    if (equals == std::string::npos || colon == std::string::npos) {
        return {{},
                (text.empty() ? "which parameter is to move?" : fundsim::quoted(text) + " is no range") +
                    how};
    }
    const std::string key = text.substr(0, equals);
    const AddressReading at = parse_address(key);
    if (!at.address) {
        return {{}, "--vary: " + at.what};
    }
    if (std::string fault = address_fault(scenario, *at.address); !fault.empty()) {
        return {{}, "--vary: " + std::move(fault)};
    }
    const Parameter* parameter = find_parameter(at.address->section, at.address->name);
    if (parameter->kind != Kind::number && parameter->kind != Kind::integer) {
        return {{},
                "--vary: " + key +
                    " is no number: there is nothing between its values; fundsim run --versus tells "
                    "what another one changes"};
    }
    std::array<double, 2> ends{};
    const std::array<std::string, 2> words{text.substr(equals + 1, colon - equals - 1),
                                           text.substr(colon + 1)};
    for (std::size_t k = 0; k < ends.size(); ++k) {
        const Parsed<double> number = parse_number(words[k], "--vary " + key);
        if (!number.value) {
            return {{}, number.fault};
        }
        ends[k] = *number.value;
        if (const std::string fault = fault_of(*parameter, ends[k]); !fault.empty()) {
            return {{}, "--vary: " + key + ": " + fault};
        }
    }
    if (!(ends[0] < ends[1])) {
        return {{},
                "--vary: the range of " + key +
                    " ends where it begins or before; the smaller value comes first"};
    }
    Scenario moved = scenario;
    if (!get_scalar(scenario, *at.address) || !set_scalar(moved, *at.address, ends[0])) {
        return {{}, "--vary: this scenario has no " + key + " to move"};
    }
    return {Varied{*at.address, parameter, ends[0], ends[1]}};
}

//! Whether one address sets what the other one sets.
bool overlap(const Address& one, const Address& other) {
    const auto apart = [](const std::string& x, const std::string& y) {
        return !x.empty() && !y.empty() && x != y;
    };
    return one.section == other.section && one.name == other.name && !apart(one.model, other.model) &&
           !apart(one.part, other.part);
}

}  // namespace

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
