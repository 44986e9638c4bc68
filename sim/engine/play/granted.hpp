#pragma once
// What a cycle's round has granted and lanes may take by now, in the order in which they would: a lane looks
// at the first that is left instead of at all.

#include <cstddef>

#include "engine/play/choice.hpp"

namespace fundsim {

//! Brings the orders up to this step.
void order_granted(IndexCache& cache, const Scene& scene, const Regime& regime);

//! Of the decreed items that a lane may take the one that was placed first; -1 where there is none.
int first_decreed(IndexCache& cache, const Scene& scene, const Regime& regime, std::size_t lane);

//! Takes the best of the items that a lane may take, where it goes before `best`. Those worth nothing less
//! than the best so far for a typical team are weighed for this one.
void look_through(IndexCache& cache, const Scene& scene, const Regime& regime, std::size_t lane,
                  GrantedOrder& order, Choice& best);

}  // namespace fundsim
