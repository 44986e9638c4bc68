#pragma once
// Experiments: small spending that sharpens beliefs before large spending.

#include "engine/play/state.hpp"

namespace fundsim {

//! Runs the experiments that this step's discovery capacity pays, where the expected gain per cost is
//! largest, and sets state.discovery_used; capacity that no experiment is worth goes back to delivery.
void run_experiments(PlayState& state);

//! Looks at `concepts` solutions for an item that starts and takes the best-looking one; all but the first
//! are experiments, taken off the discovery capacity to come.
void look_at_concepts(PlayState& state, std::uint32_t item);

}  // namespace fundsim
