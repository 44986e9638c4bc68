#pragma once
// The families of distributions that histories are tried on.

#include <cstdint>
#include <string_view>
#include <vector>

#include "calibration/observed.hpp"
#include "engine/distribution/distribution.hpp"

namespace fundsim {

//! Families and their parameters, in this order:
enum class Candidate : std::uint8_t {
    lognormal,      //!< mu, sigma: mean and standard deviation of the logarithm
    gamma,          //!< shape, scale
    weibull,        //!< shape, scale
    log_logistic,   //!< mu, s: place and spread of the logarithm, which is logistic. The same as a metalog of
                    //!< two terms above 0, as which scenarios have it
    body_and_tail,  //!< weight of the body, mu and sigma of its lognormal, which is cut at the threshold,
                    //!< alpha of the Pareto tail above
    metalog         //!< three coefficients of the logarithm's metalog (Keelin 2016)
};

inline constexpr std::size_t candidate_count = 6;

//! "lognormal", "log_logistic", "body_and_tail".
std::string_view word_of(Candidate candidate);

//! Names of the parameters in their order.
std::vector<std::string_view> parameters_of(Candidate candidate);

//! Where a parameter may lie, which decides on which scale its interval is reckoned.
enum class Scale : std::uint8_t { any, positive, share };
std::vector<Scale> scales_of(Candidate candidate);

//! A family fitted by maximum likelihood.
struct Fitted {
    Candidate candidate;
    std::vector<double> parameters = {};
    double threshold = 0;  //!< where the tail begins; body_and_tail only
    double log_likelihood = 0;
    bool fits = false;  //!< whether there is a fit: a tail needs values on both sides of its threshold
};

//! Fewest finished values above the threshold, and below it, from which a tail is fitted.
inline constexpr std::size_t least_tail = 10;

//! `near`: a fit of the same family from which to start, or null. Two different finished values at least;
//! right-censoring included. A tail needs `least` finished values on each side of its threshold.
Fitted fit(Candidate candidate, const Observed& sample, double threshold, const Fitted* near = nullptr,
           std::size_t least = least_tail);

//! P(X <= x) and P(X > x), each precise where it is small.
struct Sides {
    double below, above;
};
Sides sides_at(const Fitted& fitted, double x);

//! The value that a share p does not exceed, p in (0, 1). The Pareto tail is not capped.
double quantile_at(const Fitted& fitted, double p);

//! Exponent of the upper tail, P(X > x) ~ x^-exponent; +inf where the tail is lighter than any power. There
//! is a mean above 1.
double tail_exponent(const Fitted& fitted);

//! The fit as a scenario has it. `cap` is the largest value of a body's Pareto tail, and of every tail
//! without a mean; +inf caps nothing.
Distribution distribution_of(const Fitted& fitted, double cap);

}  // namespace fundsim
