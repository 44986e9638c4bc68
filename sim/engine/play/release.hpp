#pragma once
// Releases: when finished scope becomes benefit.

#include "engine/play/state.hpp"

namespace fundsim {

//! Releases an item's scope up to the share f, `offset` months into the step.
void release(PlayState& state, std::uint32_t item, double f, double offset);

//! Releases of running work that its cadence makes due in this step.
void release_on_cadence(PlayState& state, std::uint32_t item);

//! Starts the clock of the readings that follow the first release of an attempt.
void expect_reading(PlayState& state, std::uint32_t item, double released_at);

}  // namespace fundsim
