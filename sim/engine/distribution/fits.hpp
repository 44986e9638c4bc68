#pragma once
/// Distributions from what people know: a mean and a standard deviation, or some quantiles.

#include "engine/distribution/distribution.hpp"

#include <span>
#include <string>

namespace fundsim {

/// A fitted distribution, or the reason why there is none.
struct Fit {
    Distribution distribution;
    std::string fault;  //!< empty: fitted
};

struct QuantilePoint {
    double probability;  //!< in (0, 1)
    double value;
};

/// The member of `shape` through the given quantiles. Any two probabilities for uniform, normal, lognormal,
/// gamma, weibull and pareto, any one for constant (its value) and exponential; metalog takes three or more.
/// Three quantiles of a two-parameter family are a fault (they contradict each other in general), with the
/// advice to use metalog.
Fit fit_quantiles(Shape shape, std::span<const QuantilePoint> points);

/// The member of `shape` with this mean and standard deviation: uniform, normal, lognormal, beta (on [lower,
/// upper]), gamma, weibull, pareto.
Fit fit_mean_sd(Shape shape, double mean, double standard_deviation, double lower = 0.0, double upper = 1.0);

/// Lognormal with this mean (of the variable itself) and this standard deviation of its logarithm.
Fit fit_lognormal_mean(double mean, double log_standard_deviation);

/// Metalog (Keelin 2016) through the quantiles: least squares when `terms` is below the number of points;
/// `terms` = 0 takes as many terms as points, at most 5. A finite bound gives the log or logit metalog. Not
/// every set of quantiles has one: an infeasible fit (a density below zero) is a fault.
Fit fit_metalog(std::span<const QuantilePoint> points,
                double lower = -std::numeric_limits<double>::infinity(),
                double upper = std::numeric_limits<double>::infinity(), int terms = 0);

}  // namespace fundsim
