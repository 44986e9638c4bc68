#include "scenario/check_initiative.hpp"

#include <cmath>

#include <fmt/format.h>

#include "scenario/read_list.hpp"

namespace fundsim {

void check_initiative(Reading& reading, Place place, const ListedInitiative& initiative) {
    if (initiative.arrival_month < 0) {
        complain(reading, place, "arrival_month is below 0: months are counted from the start");
    }
    if (initiative.effort < smallest_effort) {
        complain(reading, place, fmt::format("effort is below {} person-months", smallest_effort));
    }
    if (initiative.effort > largest_effort) {
        complain(reading, place, fmt::format("effort is above {:g} person-months", largest_effort));
    }
    if (std::abs(initiative.benefit) > largest_benefit) {
        complain(reading, place, fmt::format("benefit is above {:g} a year", largest_benefit));
    }
    if (initiative.overrun <= 0) {
        complain(reading, place, "overrun must be above 0: it is actual over planned effort");
    } else if (initiative.overrun < smallest_overrun || initiative.overrun > largest_overrun) {
        complain(reading, place,
                 fmt::format("overrun is outside {:g} to {:g}: it is actual over planned effort",
                             smallest_overrun, largest_overrun));
    }
}

}  // namespace fundsim
