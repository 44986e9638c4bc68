#pragma once
// What holds at the end of every step of every play, whatever the levers: asserted in debug builds.

#include "engine/play/state.hpp"

namespace fundsim {

//! Null where all books are in order, otherwise what is not: cash, effort, counts, beliefs.
const char* broken_invariant(const PlayState& state);

}  // namespace fundsim
