#include <utility>

#include "parameters/address_fault.hpp"
#include "parameters/encoded.hpp"
#include "parameters/encoded_reading.hpp"
#include "parameters/table.hpp"
#include "parameters/words.hpp"

namespace fundsim {

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
