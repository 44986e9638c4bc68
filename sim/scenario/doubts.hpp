#pragma once
// What can be played but was hardly meant.

#include "engine/scenario.hpp"
#include "scenario/faults.hpp"

namespace fundsim {

//! Warns of values in a sound scenario that say something else than most who write them mean.
void doubt(Reading& reading, const Node& root, const Scenario& scenario);

}  // namespace fundsim
