#pragma once
// Focus: on how many items a team works at a time (wip), and what switching between them costs.

#include "engine/numeric/special.hpp"
#include "engine/scenario.hpp"

namespace fundsim {

//! Items of a team, each with an equal share of its people.
inline unsigned items_of_a_team(const Levers& levers) { return static_cast<unsigned>(levers.wip); }

//! Productivity that is left: (1 - switching_loss)^(wip - 1).
inline double focused(const Levers& levers) { return power_of(1 - levers.switching_loss, levers.wip - 1); }

}  // namespace fundsim
