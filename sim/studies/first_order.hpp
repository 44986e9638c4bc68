#pragma once
// How much of what assumptions move each of them moves alone.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/statistics/estimate.hpp"
#include "studies/draws.hpp"

namespace fundsim {

//! Shares of a variance with their intervals.
struct VarianceShares {
    Estimate luck;  //!< of the variance of gaps
    std::vector<Estimate>
        first_order;  //!< of each factor, of the variance that all assumptions make together
};

//! First-order indices V(E[gap | factor]) / V(E[gap | all factors]) (Sobol 1993), from a given sample: the
//! variance of the means of equal parts of a factor's range, less what chance makes of it (omega squared,
//! Hays 1963), so that a factor that moves nothing comes out around 0. Intervals by bootstrap (Efron 1979),
//! normal approximation. `gaps`: one a draw, currency. NaN where the assumptions move nothing, and below 64
//! draws.
VarianceShares variance_shares(const Draws& draws, std::span<const double> gaps, std::uint64_t seed);

}  // namespace fundsim
