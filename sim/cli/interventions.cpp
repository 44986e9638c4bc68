#include "cli/interventions.hpp"

#include <algorithm>
#include <string_view>

#include "parameters/text.hpp"
#include "scenario/faults.hpp"

namespace fundsim {

std::string intervention_fault(const std::vector<std::string>& asked_for,
                               const std::vector<Intervention>& interventions) {
    std::vector<std::string_view> names;
    for (const Intervention& intervention : interventions) {
        names.push_back(intervention.name);
    }
    for (const std::string& name : asked_for) {
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            return "the scenario has no intervention " + quoted(name) +
                   (names.empty() ? std::string(" (it has none at all)") : did_you_mean(name, names));
        }
    }
    return asked_for.empty()
               ? std::string{}
               : "this version checks interventions but does not apply them yet: leave out --with";
}

}  // namespace fundsim
