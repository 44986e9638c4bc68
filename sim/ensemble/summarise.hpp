#pragma once
// From sums and columns to a summary.

#include <optional>
#include <span>
#include <string>

#include "engine/scenario.hpp"
#include "ensemble/npv_values.hpp"
#include "ensemble/summary.hpp"
#include "ensemble/tally.hpp"

namespace fundsim {

//! Mean potential of all worlds, where it is to serve as control variate; else empty.
using ExpectedPotential = std::optional<double>;

//! Fills models, paired and contrasts of `out`. Empty, or why the NPVs could not be read.
std::string summarise(const Tally& tally, const NpvValues& npv, std::span<const FundingModel> listed,
                      ExpectedPotential expected, Summary& out);

//! The splits, whose contrasts are split_contrasts(pairs) and come first in `contrasts`.
std::vector<SplitSummary> split_summaries(std::span<const SplitPair> pairs,
                                          std::span<const Estimate> contrasts);

//! What `until` is compared with: the largest 95 % half-width of the mean NPV difference of a model to the
//! first one; of the mean NPV itself if there is only one.
double largest_half_width(const Tally& tally, ExpectedPotential expected);

}  // namespace fundsim
