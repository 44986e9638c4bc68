#pragma once
// What a free team takes, as the model's page has it (7.4), at the cost of a look at every open item. Debug
// builds hold the search that plays against it.

#include "engine/play/choice.hpp"

namespace fundsim {

Choice plain_choice(IndexCaches& caches, const Scene& scene, std::size_t lane);

//! The best open item anywhere (7.6) for a team of this readiness; with cycles of those that were placed and
//! may be taken. None where no index reaches `bar`.
Choice plain_anywhere(IndexCache& cache, const Scene& scene, const Regime& regime, const Readiness& readiness,
                      double bar);

}  // namespace fundsim
