#pragma once
// Standing capacity follows evidence: teams without work worth their pay move, or are released and later
// re-hired.

#include "engine/play/state.hpp"

namespace fundsim {

//! On resizing dates of a regime: re-hires released teams where the best open work clears the hurdle, moves
//! teams to areas with better work, and releases the weakest, up to the allowed number. Whether the date had
//! come.
bool resize(PlayState& state, Regime& regime);

}  // namespace fundsim
