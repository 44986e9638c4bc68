#pragma once
// Moving from one setting of levers to another, team by team: start small, then scale.

#include "engine/play/index_cache.hpp"
#include "engine/play/now.hpp"
#include "engine/play/regimes.hpp"
#include "engine/play/teams.hpp"
#include "engine/play/worklist.hpp"

namespace fundsim {

//! Moves teams whose date has come, as soon as they are free: unformed, and slower for a while. Team j of n
//! is due at from + (until - from) * j / (n - 1).
void move_teams(Teams& teams, IndexCaches& caches, const Regimes& regimes, const Worklist& work,
                const Now& now);

//! A step of support brings the teams that have moved nearer to the end of their dip.
void overcome_dips(Teams& teams, const Regimes& regimes, double step);

}  // namespace fundsim
