#pragma once
// Interventions in a play: levers that take hold over time, and the bills for them.

#include "engine/play/state.hpp"

namespace fundsim {

//! The rules in force at a month.
const Rules& in_force(const Rules& settled, double month);

//! Puts the rules of this step in force; where they have changed, planners look at every known item anew.
void follow_ramps(PlayState& state);

//! What falls due in the step that starts at `month`, currency: bills inside the envelope, or on top of it.
double bill_of_step(const PlayState& state, bool extra_money);

}  // namespace fundsim
