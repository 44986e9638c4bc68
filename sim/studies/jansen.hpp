#pragma once
// How much of what all factors move each of them makes, alone and together with the others: Sobol's indices
// (Sobol 1993; Homma & Saltelli 1996) of a mean that is never seen without luck.
//
// A row of the design has two independent points A and B, and for each group of factors i the point A_i,
// which is A with the factors of that group taken from B (pick-freeze: Saltelli et al. 2010). All of them are
// played in the same two futures. With the gap f(x, w) at point x in future w, and its mean over all futures
// g(x):
//
//     V   = E[(f(A, w) - f(B, w))   (f(A, w') - f(B, w'))]   / 2      the variance of g over all factors
//     T_i = E[(f(A, w) - f(A_i, w)) (f(A, w') - f(A_i, w'))] / 2V     total: alone, and in every interplay
//     S_i = 1 - E[(f(B, w) - f(A_i, w)) (f(B, w') - f(A_i, w'))] / 2V     first order: alone
//
// These are the estimators of Jansen (1999), but for one thing: his square of a difference is here the
// product of that difference in two futures. What luck alone makes of a gap is gone from each difference, as
// both sides have the same future; what luck makes of a difference averages out in the product. So the
// indices are those of the mean gap g, a factor that moves nothing comes out at exactly 0, and one that does
// no more than shuffle luck at 0 on average.

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "engine/statistics/estimate.hpp"
#include "engine/statistics/moments.hpp"
#include "studies/points.hpp"

namespace fundsim {

//! Factors that are drawn together, by their places.
using FactorGroup = std::vector<std::size_t>;

struct Design {
    std::vector<FactorGroup> groups;  //!< every factor is in one of them
    std::size_t factors;
    Points points;  //!< A and B side by side: two coordinates a factor
};
//! The same design for the same seed. `factors`: at most half of `most_dimensions`.
Design design_of(std::vector<FactorGroup> groups, std::size_t factors, std::uint64_t seed);

//! Rows have numbers below this one.
inline constexpr std::uint64_t most_rows = std::uint64_t{1} << 31U;

using TwoGaps = std::array<double, 2>;
//! The gaps at a point, whose coordinates are in (0, 1), in the two futures of the row; nothing where they
//! cannot be had.
using Response = std::function<std::optional<TwoGaps>(std::span<const double> point)>;

//! Figures of a row: how often it counts (0 or 1), what luck makes of the gap, what factors make alone, and
//! of each group what it makes alone, in all, and the second less the first.
constexpr std::size_t jansen_figures(std::size_t groups) { return 3 + 3 * groups; }
//! Asks for the gaps of a row and fills its figures. Returns its part of V, of which they are shares. A row
//! without all of its gaps has nothing but zeros.
double fill_row(const Design& design, std::uint64_t row, const Response& response, std::span<double> figures);

//! Shares of the variance of the mean gap.
struct Index {
    Estimate first_order;
    Estimate total;
    Estimate interplay;  //!< total less first order
};

struct Indices {
    std::uint64_t rows = 0;      //!< that count
    Estimate variance;           //!< V, the unit of the gap squared
    Estimate luck;               //!< share of luck in the variance of the gap of single futures
    Estimate alone;              //!< all first-order indices together: 1 where there is no interplay
    std::vector<Index> indices;  //!< of each group
};
//! From the sums of those figures: y = figure, x = part of V. Ratios of means with delta-method intervals
//! (Cochran 1977, ch. 6), which take rows for independent; that is careful, as evenly spread points know
//! more. NaN where it is not clear that the factors move anything.
Indices indices_of(std::span<const Comoments> sums);

//! Total indices of the groups as shares of a variance V that is known better than from these rows, from an
//! independent sample. NaN where that is not clearly above 0.
std::vector<Estimate> totals_of(std::span<const Comoments> sums, const Estimate& variance);

//! Places of the groups, the largest total index first.
std::vector<std::size_t> by_total(std::span<const Comoments> sums);

}  // namespace fundsim
