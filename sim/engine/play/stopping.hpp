#pragma once
// Reviews of running work: whether it deserves to be stopped, and whether it is.

#include "engine/play/state.hpp"

namespace fundsim {

//! Reviews all running items that are due, in order of their first lane.
void review(PlayState& state);

//! Ends an item's running job without completing it: fixed scope loses what is unreleased, adaptive scope
//! ships it.
void stop(PlayState& state, std::uint32_t item);

}  // namespace fundsim
