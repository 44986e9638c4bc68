#pragma once
// Equal budgets are not equal outlays: the factor on a model's budget with which it pays out as much as
// another one, and what the contest then comes to.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "engine/statistics/estimate.hpp"

namespace fundsim {

// Budgets are scaled no further than this.
inline constexpr double least_factor = 0.25, most_factor = 4;

//! Mean outlay with a factor on the budget, currency; nothing where the model cannot be played with it.
using OutlayAt = std::function<std::optional<double>(double factor)>;

struct OutlayMatch {
    double factor;
    double outlay;  //!< at that factor; NaN where none could be played
};

//! The factor whose outlay is nearest to `target` (above 0) of those tried: to a thousandth of the target, or
//! until factors on both sides of it lie within a thousandth, where outlay goes in steps of whole teams. By
//! interpolation in a bracket that halves at least every second time; that outlay grows with the budget is
//! assumed for where to look, not for what is told. Exactly 1 where that is near enough.
OutlayMatch match_outlay(const OutlayAt& outlay_at, double target);

//! Present values, currency, means over futures.
struct EqualModel {
    double factor;
    Estimate outlay, npv;
    Estimate npv_per_outlay;  //!< ratio of sums
};

//! NPV of a less NPV of b in the same futures.
struct EqualPair {
    std::size_t a, b;
    Estimate gap;    //!< currency
    Estimate ahead;  //!< share of futures with a ahead, a tie counting half
};

struct EqualOutlay {
    std::vector<EqualModel> models;  //!< the first one, whose outlay is the measure, has factor 1
    std::vector<EqualPair> pairs;    //!< all with a > b
    std::uint64_t replications = 0;
};

//! How far a model's mean outlay is from the measure, as a share of that.
double left_over(const EqualOutlay& equal, std::size_t model);

}  // namespace fundsim
