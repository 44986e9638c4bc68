#pragma once
// What planners look at, and books count: all of it as it stands.

#include "engine/play/now.hpp"
#include "engine/play/regimes.hpp"
#include "engine/play/teams.hpp"
#include "engine/play/worklist.hpp"

namespace fundsim {

//! To be read only. Who is given a part of it to write as well sees here what is written there.
struct Scene {
    const Now& now;
    const Worklist& work;
    const Teams& teams;
    const Regimes& regimes;
};

}  // namespace fundsim
