#pragma once
// Experiments: small spending that sharpens beliefs before large spending.

#include "engine/play/state.hpp"

namespace fundsim {

//! Runs the experiments that this step's discovery capacity of a regime pays, where the expected gain per
//! cost is largest, and sets its discovery_used; capacity that no experiment is worth goes back to delivery.
void run_experiments(PlayState& state, Regime& regime);

//! Looks at `concepts` solutions for an item that starts and takes the best-looking one; all but the first
//! are experiments, taken off the discovery capacity to come.
void look_at_concepts(Regime& regime, Item& item, const Now& now, std::uint32_t number);

}  // namespace fundsim
