#pragma once
// What has to hold between parameters.

#include "engine/scenario.hpp"
#include "scenario/faults.hpp"

namespace fundsim {

//! Checks a scenario whose single parameters are in their ranges (or NaN, after a fault).
void check_together(Reading& reading, const Node& root, const Scenario& scenario);

}  // namespace fundsim
