#pragma once
// Who works on what: joining running work, and taking the best open item, one team after the other.

#include "engine/play/candidates.hpp"
#include "engine/play/state.hpp"

namespace fundsim {

struct Choice {
    int item = -1;
    Option option;
};

//! The best item a lane may take now: of the list where money is granted in cycles, mandated ones first.
//! Without a list, choices of an index below `least` may be missed.
Choice best_choice(PlayState& state, std::size_t lane, double least);

//! A lane takes an item: the grant, its plan and the wait before work starts.
void claim(PlayState& state, std::size_t lane, const Choice& choice);

//! Free lanes join running work that wants more, then take new work, in order of their number.
void assign(PlayState& state);

}  // namespace fundsim
