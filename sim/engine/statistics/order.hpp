#pragma once
// Order statistics. A quantile is the inverse of the empirical distribution function: the smallest value that
// at least a share p of the sample does not exceed (Hyndman & Fan 1996, type 1; numpy's "inverted_cdf"). It
// always occurred, and it holds for samples with +inf in them.

#include <cstdint>
#include <span>

namespace fundsim {

//! Place, counted from 0, of the p quantile in a sorted sample of `count` >= 1; p in [0, 1]. A product count
//! * p that is a whole number but for rounding counts as whole.
std::uint64_t quantile_rank(std::uint64_t count, double p);

//! The p quantile of a sample sorted upwards, not empty.
double quantile_of_sorted(std::span<const double> sorted, double p);

//! What a pass over a sample finds below and above two values, to be completed by tail_mean and top_share.
struct TailSums {
    std::uint64_t below = 0;  //!< values < lower
    double sum_below = 0;     //!< of those
    std::uint64_t above = 0;  //!< values > upper
    double sum_above = 0;     //!< of those
    double sum = 0;           //!< of all
};

//! Adds a stretch of the sample, in its order. `lower` <= `upper`.
void add(TailSums& sums, std::span<const double> values, double lower, double upper);

//! Mean of the lowest share p of `count` values (conditional value at risk for losses, Acerbi & Tasche 2002):
//! `lower` is the p quantile, of which as much is taken as is missing to count * p.
double lower_tail_mean(const TailSums& sums, std::uint64_t count, double p, double lower);

//! Share that the highest share p of `count` values has in the sum of all: `upper` is the (1 - p) quantile.
//! Above 1 where the others sum to a loss; NaN where the sum is 0.
double upper_tail_share(const TailSums& sums, std::uint64_t count, double p, double upper);

}  // namespace fundsim
