#pragma once
// Estimates with their 95 % intervals.

#include <cstdint>
#include <optional>

#include "engine/statistics/moments.hpp"

namespace fundsim {

//! A value and its 95 % confidence interval, all in the unit of the value.
struct Estimate {
    double value;
    double low;
    double high;
    bool operator==(const Estimate&) const = default;
};

//! Of the value with the other sign.
inline Estimate negated(const Estimate& estimate) { return {-estimate.value, -estimate.high, -estimate.low}; }

//! Of 1 less a share.
inline Estimate complement(const Estimate& share) { return {1 - share.value, 1 - share.high, 1 - share.low}; }

//! 97.5 % quantile of Student's t with `freedom` degrees of freedom (>= 1; +inf for 0). Exact to 1e-6 or
//! better: a table up to 30, then the Cornish-Fisher expansion of Fisher (Abramowitz & Stegun 1964, 26.7.5).
double student_t_975(double freedom);

//! Mean with the interval of Student (1908), n - 1 degrees of freedom. NaN without a sample; without bounds
//! for one.
Estimate mean_estimate(const Moments& moments);

//! Pairs that a control variate needs.
constexpr std::uint64_t least_controlled = 4;

//! A mean, its standard error, and the degrees of freedom of that.
struct SampledMean {
    double value;
    double error;    //!< NaN for a single value
    double freedom;  //!< of Student's t
};

//! Mean of y with x as control variate, whose mean over all replications is known: the regression estimator
//! mean(y) - b (mean(x) - expected_x), n - 2 degrees of freedom (Cochran 1977, 7.3; Glasserman 2004, 4.1).
//! The plain mean below `least_controlled` pairs, where x is constant and where y is infinite; exact where
//! less than a part in 1e12 of the variance is left, which is rounding.
SampledMean controlled_mean(const Comoments& pairs, double expected_x);
//! The same with its interval.
Estimate controlled_mean_estimate(const Comoments& comoments, double expected_x);

//! That, or the plain mean of y where no mean of x is given.
Estimate estimate_of(const Comoments& pairs, std::optional<double> expected_x);

//! What makes a mean of those means: sum of weight * y over all replications, with the same weights for
//! every y; their sum is 1, and the weighted mean of x its known one. `x`: of the replication, `of_x`: of
//! all.
double control_weight(const Moments& of_x, double expected_x, double x);

//! Pairs (denominator, numerator), and each of the two with a control variate as x.
struct ControlledRatio {
    Comoments ratio, denominator, numerator;
    bool operator==(const ControlledRatio&) const = default;
};
//! Ratio of two such means, with the delta-method interval (Cochran 1977, ch. 6 and 7.3), n - 2 degrees of
//! freedom. The plain ratio where the mean of y would be the plain one.
Estimate controlled_ratio_estimate(const ControlledRatio& sums, double expected_x);

//! Share of `successes` (half counts allowed: ties) among `trials` with the score interval of Wilson (1927).
//! Without trials NaN, in [0, 1].
Estimate proportion_estimate(double successes, std::uint64_t trials);

//! Ratio of sums sum(y) / sum(x) with the delta-method interval (Cochran 1977, ch. 6), Student's t. NaN if
//! the x are all 0.
Estimate ratio_estimate(const Comoments& comoments);

}  // namespace fundsim
