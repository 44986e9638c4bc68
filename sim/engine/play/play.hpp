#pragma once
// One funding model plays one world.

#include "engine/play/state.hpp"

namespace fundsim {

//! Plays `world` by `rules`. `state` is reusable memory; `events` and `series` are filled where given.
Outcome play(const Prepared& prepared, const Rules& rules, const World& world, PlayState& state,
             Series* series = nullptr, std::vector<Event>* events = nullptr);

}  // namespace fundsim
