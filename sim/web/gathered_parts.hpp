#pragma once
// Parts summed up, as a run of the program would.

#include <span>

#include "engine/prepared.hpp"
#include "ensemble/summary.hpp"
#include "web/part.hpp"

namespace fundsim::web {

//! Of all blocks from 0 up to the first that is missing. Potentials: mean of all worlds, control variate.
Summary summary_of(const Parts& parts, const Origin& origin, std::span<const FundingModel> listed,
                   std::span<const SplitPair> splits, double expected_potential);

}  // namespace fundsim::web
