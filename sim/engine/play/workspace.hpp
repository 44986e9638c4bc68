#pragma once

#include "engine/play/state.hpp"

namespace fundsim {

//! What one thread needs to play replications; reused, so that playing allocates nothing once it has warmed
//! up.
struct Workspace {
    World world;
    PlayState state;
};

}  // namespace fundsim
