#include "scenario/find_interventions.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "parameters/shipped_interventions.hpp"

namespace fundsim {

std::vector<Intervention> find_interventions(Reading& reading, const std::vector<Wanted>& wanted,
                                             const std::vector<Intervention>& own, double budget_per_year) {
    std::vector<std::string_view> names;
    for (const Intervention& intervention : own) {
        names.push_back(intervention.name);
    }
    for (const ShippedIntervention& shipped : shipped_interventions()) {
        names.push_back(shipped.name);
    }
    std::vector<Intervention> found;
    for (const Wanted& each : wanted) {
        const auto here = [&](const Intervention& other) { return other.name == each.name; };
        if (std::any_of(found.begin(), found.end(), here)) {
            complain(reading, each.place,
                     fmt::format("the intervention {} is asked for twice", quoted(each.name)));
        } else if (const auto it = std::find_if(own.begin(), own.end(), here); it != own.end()) {
            found.push_back(*it);
        } else if (const auto* shipped = find_shipped_intervention(each.name)) {
            found.push_back(priced(*shipped, budget_per_year));
        } else {
            complain(
                reading, each.place,
                fmt::format("there is no intervention {}{} (the scenario's own, and what `fundsim explain "
                            "interventions` lists)",
                            quoted(each.name), did_you_mean(each.name, names)));
        }
    }
    return found;
}

}  // namespace fundsim
