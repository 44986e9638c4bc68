#pragma once
// From sums and columns to a summary.

#include <span>
#include <string>

#include "engine/scenario.hpp"
#include "ensemble/column.hpp"
#include "ensemble/summary.hpp"
#include "ensemble/tally.hpp"

namespace fundsim {

//! Fills models, paired and splits of `out`. Empty, or why the columns could not be read.
std::string summarise(const Tally& tally, const NpvColumns& npv, std::span<const FundingModel> listed,
                      std::span<const SplitPair> splits, Summary& out);

//! What `until` is compared with: the largest 95 % half-width of the mean NPV difference of a model to the
//! first one; of the mean NPV itself if there is only one.
double largest_half_width(const Tally& tally);

}  // namespace fundsim
