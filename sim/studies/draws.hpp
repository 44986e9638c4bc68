#pragma once
// The gap between two models under drawn assumptions: the sample of an exploration.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/statistics/estimate.hpp"

namespace fundsim {

//! Two futures a draw, because one cannot tell luck from assumptions.
struct Draws {
    std::size_t factors = 0;
    std::vector<std::uint64_t> numbers;  //!< of each draw's point
    std::vector<double> shares;          //!< [draw][factor]: place in its range, in (0, 1)
    std::vector<double> first, second;   //!< gap in each future of a draw: NPV of a less NPV of b, currency
    //! Potential of both futures less the mean potential under the same assumptions, mean of the two,
    //! currency: what is known to be luck.
    std::vector<double> surplus;
};

inline std::size_t size_of(const Draws& draws) { return draws.first.size(); }
inline double share_of(const Draws& draws, std::size_t draw, std::size_t factor) {
    return draws.shares[draw * draws.factors + factor];
}

//! How often a is ahead in a future with this gap: a tie counts half.
inline double counts_ahead(double gap) { return gap > 0 ? 1 : gap < 0 ? 0 : 0.5; }

//! The mean of a draw's two gaps, currency.
std::vector<double> mean_gaps(const Draws& draws);
//! That less what the surplus explains of it by linear regression: the same mean under any assumptions, with
//! less luck in it (a control variate: Glasserman 2004, 4.1).
std::vector<double> steadied_gaps(const Draws& draws);

//! Share of all futures of all draws in which a is ahead. The interval takes draws for
//! independent, which is careful: evenly spread points know more.
Estimate probability_ahead(const Draws& draws);

//! What makes gaps differ: variances, currency squared.
struct VarianceParts {
    double assumptions;  //!< of the mean gap of a draw: the covariance of its two futures
    double luck;         //!< within a draw
};
//! Of draws that count so many times each; empty: once.
VarianceParts variance_parts(const Draws& draws, const std::vector<double>& times = {});

//! What assumptions make of it, with an interval that takes draws for independent.
Estimate variance_by_assumptions(const Draws& draws);

}  // namespace fundsim
