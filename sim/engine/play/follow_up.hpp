#pragma once
// Looking at what a release did: usage and effect are read, attempts kept, reverted or rolled back.

#include "engine/play/state.hpp"

namespace fundsim {

//! Readings that have come in by the start of the step, and what follows from them.
void read_due(PlayState& state);

//! A finished iteration goes live; whether it stays is decided by its reading.
void go_live(PlayState& state, std::uint32_t item, double offset);

//! When all work has ended, attempts that nobody will read stay or go by what is believed of them.
void settle_unread(PlayState& state);

}  // namespace fundsim
