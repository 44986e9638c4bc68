#pragma once
/// The continuous families without conditioning, one place for each formula. Internal to the distributions.

#include "engine/distribution/distribution.hpp"

#include <array>
#include <limits>
#include <span>
#include <vector>

namespace fundsim {

inline constexpr double infinite = std::numeric_limits<double>::infinity();

/// A probability from both sides, below + above = 1: each is precise where it is small.
struct Tails {
    double below;
    double above;
};

/// A continuous family in the form that the formulas use: pert is a beta, exponential a weibull of shape 1,
/// and a mirrored or shifted member does not exist.
struct Family {
    Shape shape = Shape::uniform;  //!< uniform, triangular, normal, lognormal, beta, gamma, weibull, pareto,
                                   //!< student_t or metalog
    std::array<double, 4> parameters{};  //!< as documented at Shape
    std::vector<double> coefficients;    //!< metalog
    double lower = -infinite;            //!< end of the support
    double upper = infinite;
};

/// The family of a continuous `d` (neither constant, discrete, empirical nor mixture), its conditioning left
/// out.
Family family_of(const Distribution& d);

/// P(X <= x) and P(X > x).
Tails tails_at(const Family& f, double x);

/// P(a < X <= b), precise in both tails.
double mass_between(const Tails& a, const Tails& b);

/// The value below which a probability lies.
double value_of(const Family& f, const Tails& p);

/// The family's density.
double density_at(const Family& f, double x);

/// E[X; a < X <= b], the integral of x over the density; finite wherever it exists.
double partial_mean(const Family& f, double a, double b);

/// Metalog in the unbounded scale: sum of coefficients times basis functions (Keelin 2016, equation 6).
double metalog_sum(std::span<const double> coefficients, const Tails& p);

/// Slope of metalog_sum with respect to ln(p / (1 - p)); positive for all p where the metalog is feasible.
double metalog_slope(std::span<const double> coefficients, const Tails& p);

/// Whether the sum rises everywhere.
bool metalog_feasible(std::span<const double> coefficients);

/// A metalog sum carried onto its support: log and logit metalogs (Keelin 2016, section 4).
double bounded_metalog(double lower, double upper, double sum);

/// ln(p / (1 - p)) -> p.
Tails tails_of_logit(double logit);

}  // namespace fundsim
