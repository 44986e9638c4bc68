#pragma once
// What a free team takes.

#include "engine/play/candidates.hpp"
#include "engine/play/state.hpp"

namespace fundsim {

struct Choice {
    int item = -1;
    Option option = {};
    bool decreed = false;  //!< taken because somebody says so
    bool waits = false;  //!< latency and staffing come after the claim also where money is granted in cycles
};

//! What a lane may take now: a decree that is due, else the best item; where money is granted in cycles, of
//! the list and the reserve. Without cycles, choices of an index below `least` may be missed.
Choice best_choice(PlayState& state, std::size_t lane, double least);

}  // namespace fundsim
