#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "parameters/encoded.hpp"
#include "parameters/encoded_reading.hpp"
#include "parameters/sentence.hpp"
#include "parameters/table.hpp"
#include "parameters/words.hpp"

namespace fundsim {

namespace {

//! What an address names, so far as it goes wrong.
std::string address_fault(const Scenario& scenario, const Address& address) {
    std::vector<std::string_view> names;
    for (const Parameter& parameter : parameters()) {
        if (parameter.section == address.section) {
            names.push_back(parameter.name);
        }
    }
    if (std::find(names.begin(), names.end(), address.name) == names.end()) {
        return fmt::format("{} is no parameter of {}{}", fundsim::quoted(address.name),
                           name_of(address.section), did_you_mean(address.name, names));
    }
    names.clear();
    for (const FundingModel& model : scenario.models) {
        names.push_back(model.name);
    }
    if (!address.model.empty() && std::find(names.begin(), names.end(), address.model) == names.end()) {
        return no_such_model(address.model, names);
    }
    return {};
}

}  // namespace

std::string set_encoded(Scenario& scenario, std::string_view address, std::string_view value) {
    const AddressReading at = parse_address(address);
    if (!at.address) {
        return at.what;
    }
    if (std::string fault = address_fault(scenario, *at.address); !fault.empty()) {
        return fault;
    }
    const Parameter& parameter = *find_parameter(at.address->section, at.address->name);
    const auto object = nlohmann::ordered_json::parse(value, nullptr, false);
    const JsonPlace place{&object, std::string(parameter.name)};
    JsonReading reading;
    if (parameter.kind == Kind::distribution) {
        Distribution d = distribution_at(reading, place);
        if (reading.fault.empty()) {
            set_distribution(scenario, *at.address, std::move(d));
            if (parameter.name == "value_per_year" || parameter.name == "benefit_cost_ratio") {
                scenario.opportunities.use_benefit_cost_ratio = parameter.name == "benefit_cost_ratio";
            }
        }
    } else {
        const double number = scalar_at(reading, parameter, place);
        if (reading.fault.empty() && !set_scalar(scenario, *at.address, number)) {
            return "no such model has a transition";
        }
    }
    return reading.fault;
}

}  // namespace fundsim
