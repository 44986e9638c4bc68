#pragma once
// One scenario against another: what a change of assumptions changes, world by world.

#include "execution/run.hpp"

namespace fundsim {

//! Plays two scenarios with as many models each. Replication r of both is drawn from the same random numbers,
//! so that a paired difference holds nothing but what the change does. The summary has the models of
//! `before`, then those of `after`, and no split.
Result run_versus(const Prepared& before, const Prepared& after, const RunOptions& options);

}  // namespace fundsim
