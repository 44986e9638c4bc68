#include "parameters/initiative.hpp"

#include <cmath>

#include <fmt/format.h>

namespace fundsim {

std::vector<std::string> faults_of(const ListedInitiative& initiative) {
    std::vector<std::string> found;
    if (initiative.arrival_month < 0) {
        found.emplace_back("arrival_month is below 0: months are counted from the start");
    }
    if (initiative.effort < smallest_effort) {
        found.push_back(fmt::format("effort is below {} person-months", smallest_effort));
    }
    if (initiative.effort > largest_effort) {
        found.push_back(fmt::format("effort is above {:g} person-months", largest_effort));
    }
    if (std::abs(initiative.benefit) > largest_benefit) {
        found.push_back(fmt::format("benefit is above {:g} a year", largest_benefit));
    }
    if (initiative.overrun <= 0) {
        found.emplace_back("overrun must be above 0: it is actual over planned effort");
    } else if (initiative.overrun < smallest_overrun || initiative.overrun > largest_overrun) {
        found.push_back(fmt::format("overrun is outside {:g} to {:g}: it is actual over planned effort",
                                    smallest_overrun, largest_overrun));
    }
    return found;
}

}  // namespace fundsim
