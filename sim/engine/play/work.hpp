#pragma once
// One step of work: what lanes get done, what is finished, what is released.

#include "engine/play/state.hpp"

namespace fundsim {

//! Share of capacity that keeps released work running this step, or past the horizon its cost in money.
void keep_running(Upkeep& upkeep, Regimes& regimes, const Teams& teams, const Operation& operation,
                  const Now& now);

//! Works one step on everything that runs, and releases what is due.
void work(PlayState& state);

}  // namespace fundsim
