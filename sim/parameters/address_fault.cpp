#include "parameters/address_fault.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "parameters/sentence.hpp"
#include "parameters/table.hpp"

namespace fundsim {

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

}  // namespace fundsim
