#pragma once
// Funding rounds: what is planned ahead of a cycle date, and what gets on its list.

#include "engine/play/state.hpp"

namespace fundsim {

//! Makes the plans for the next cycle date when its lead begins, and at the date lists what the money allows.
void run_cycle(PlayState& state, Regime& regime);

}  // namespace fundsim
