#pragma once
// How heavy a tail is: the exponent of a Pareto law above a threshold.

#include <cstddef>
#include <vector>

#include "calibration/observed.hpp"

namespace fundsim {

//! Exponent of P(X > x) ~ x^-alpha from the values above a threshold, by maximum likelihood (Hill 1975),
//! unfinished ones counting with how far they have come. Below 1 there is no mean, below 2 no variance.
struct Tail {
    double threshold = 0;
    std::size_t finished = 0, unfinished = 0;  //!< values above it
    double alpha = 0;                          //!< NaN without finished values, or with none beyond it
    double low = 0,
           high = 0;  //!< 90 % interval: 2 k alpha / estimate is chi-squared with 2 k degrees of freedom
    double log_excess = 0;  //!< sum of ln(x / threshold) over the finished
};
Tail pareto_tail(const Observed& sample, double threshold);

//! Hill's estimates from so many of the largest finished values: each threshold is the next one below. Few
//! values and many: an exponent that hardly moves is one to believe.
std::vector<Tail> hill_estimates(const Observed& sample, const std::vector<std::size_t>& counts);

//! About 5, 10, 15, 20 and 25 % of the finished values, none below `least_tail`.
std::vector<std::size_t> hill_counts(const Observed& sample);

}  // namespace fundsim
