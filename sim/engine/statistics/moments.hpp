#pragma once
// Means and sums of squared deviations that can be merged: the sums of a block, then of all blocks in index
// order (Chan, Golub & LeVeque 1979), so that a mean does not depend on who computed which block.

#include <cstdint>
#include <span>

namespace fundsim {

//! Count, mean and sum of squared deviations from it.
struct Moments {
    std::uint64_t count = 0;
    double mean = 0;
    double squares = 0;
    bool operator==(const Moments&) const = default;
};

//! Of one sample, in two passes.
Moments moments_of(std::span<const double> sample);

//! Of both samples together; `left` comes first.
Moments merge(const Moments& left, const Moments& right);

//! Unbiased variance; 0 below two values.
double variance(const Moments& moments);

//! Moments of pairs (x, y).
struct Comoments {
    std::uint64_t count = 0;
    double mean_x = 0, mean_y = 0;
    double squares_x = 0, squares_y = 0, products = 0;
    bool operator==(const Comoments&) const = default;
};

//! Of the y alone.
Moments moments_of_y(const Comoments& pairs);

//! Of one sample of pairs, in two passes. x and y have the same length.
Comoments comoments_of(std::span<const double> x, std::span<const double> y);

//! Of both samples together; `left` comes first.
Comoments merge(const Comoments& left, const Comoments& right);

}  // namespace fundsim
