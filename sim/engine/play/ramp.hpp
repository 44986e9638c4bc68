#pragma once
// Interventions in a play: levers that take hold over time, and the bills for them.

#include "engine/play/state.hpp"

namespace fundsim {

//! The rules in force at a month.
const Rules& in_force(const Rules& settled, double month);

//! The rules of this step; true where they are others than those of the last one.
bool follow_ramps(PlayState& state);

//! Looks at all known items by rules that have changed, once it is known how productive teams are now.
void look_anew(PlayState& state);

//! What falls due in the step that starts at `month`, currency: bills inside the envelope, or on top of it.
double bill_of_step(const PlayState& state, bool extra_money);

}  // namespace fundsim
