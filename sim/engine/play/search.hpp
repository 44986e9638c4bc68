#pragma once
// The plain choices (plain_choice.hpp) without a look at every open item: upper bounds say which ones could
// win.

#include "engine/play/choice.hpp"

namespace fundsim {

//! The open item with the highest index for a lane, of those worth starting; where that is below `least` it
//! may be missed.
Choice best_pulled(IndexCache& cache, const Scene& scene, const Regime& regime, std::size_t lane,
                   double least);

//! The best open item anywhere for a team of this readiness, which is there no sooner and knows no more than
//! a typical one; with cycles of those that were placed and may be taken. None where no index reaches `bar`.
Choice best_anywhere(IndexCache& cache, const Scene& scene, const Regime& regime, const Readiness& readiness,
                     double bar);

}  // namespace fundsim
