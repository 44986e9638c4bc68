#pragma once
// Who works on what: joining running work, and taking new work, one team after the other.

#include "engine/play/choice.hpp"
#include "engine/play/state.hpp"

namespace fundsim {

//! A lane takes an item: the grant, its plan and the wait before work starts.
void claim(PlayState& state, std::size_t lane, const Choice& choice);

//! Free lanes take what the law demands now, else join running work that wants more, else take new work, in
//! order of their number.
void assign(PlayState& state);

}  // namespace fundsim
