#pragma once
// Autonomy: what a team waits for that others decide or deliver. The wait for a decision to start
// (decision_latency_months) is part of what a choice weighs: staffing.hpp.

#include <cstddef>

#include "engine/prepared.hpp"
#include "engine/world/world.hpp"

namespace fundsim {

//! Months for which an item's late dependencies hold up its start, when `autonomy` removes its share of them.
double dependency_wait(const Prepared& prepared, const World& world, std::size_t item, double autonomy);

}  // namespace fundsim
