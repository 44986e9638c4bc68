#pragma once
// Whether the figures of a listed initiative can be played.

#include "engine/scenario.hpp"
#include "scenario/faults.hpp"

namespace fundsim {

//! Complains about what is out of bounds; a figure that the list does not give is NaN and fits.
void check_initiative(Reading& reading, Place place, const ListedInitiative& initiative);

}  // namespace fundsim
