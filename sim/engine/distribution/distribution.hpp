#pragma once
/// Probability distributions as plain data, and the functions that set-up code asks of them. The hot path
/// never calls these: it uses the compiled forms of latent_quantile.hpp, belief_table.hpp and
/// residual_table.hpp.

#include <limits>
#include <string>
#include <vector>

namespace fundsim {

/// Families and their canonical `parameters`, in this order:
enum class Shape {
    constant,     //!< value
    uniform,      //!< lower end, upper end
    triangular,   //!< minimum, mode, maximum
    pert,         //!< minimum, mode, maximum: a beta with weight 4 on the mode (Malcolm et al. 1959)
    normal,       //!< mean, standard deviation
    lognormal,    //!< mean and standard deviation of the logarithm
    beta,         //!< first and second exponent; optionally lower and upper end (default 0, 1)
    gamma,        //!< shape, scale
    exponential,  //!< mean
    weibull,      //!< shape, scale
    pareto,       //!< smallest value, tail exponent (Pareto type I)
    student_t,    //!< degrees of freedom, location, scale
    discrete,     //!< none: `values` with probabilities `weights`
    mixture,      //!< none: `parts` with probabilities `weights`
    metalog,      //!< coefficients a_1..a_n, n >= 2 (Keelin 2016); `values` = lower and upper bound, empty =
                  //!< unbounded
    empirical,    //!< none: `values`, equally probable
};

/// A distribution. `minimum` and `maximum` condition it (what falls outside is drawn again); they never
/// clamp. An atom that lies on a bound stays.
struct Distribution {
    Shape shape = Shape::constant;
    std::vector<double> parameters = {};
    double minimum = -std::numeric_limits<double>::infinity();
    double maximum = +std::numeric_limits<double>::infinity();
    std::vector<double> values = {};       //!< discrete, empirical: support; metalog: bounds
    std::vector<double> weights = {};      //!< discrete, mixture: probabilities, sum 1
    std::vector<Distribution> parts = {};  //!< mixture

    bool operator==(const Distribution&) const = default;
};

/// Everything that makes `d` unusable, in words for its author; empty when all is well. The functions below,
/// and all tables, expect a distribution without faults (they return NaN or nonsense otherwise, but do not
/// crash).
std::vector<std::string> faults(const Distribution& d);

/// Generalised inverse of the distribution function: the smallest x with cumulative(d, x) >= p, for p in (0,
/// 1). p = 0 and 1 give the ends of the support.
double quantile(const Distribution& d, double p);

/// The same for a probability given from both sides, `below` + `above` = 1: precise in both tails.
double quantile(const Distribution& d, double below, double above);

/// P(X <= x).
double cumulative(const Distribution& d, double x);

/// P(X > x), precise in the upper tail.
double exceedance(const Distribution& d, double x);

/// E[X]; +-inf or NaN for a tail without a mean.
double mean(const Distribution& d);

/// Standard deviation; +inf where the variance does not exist.
double standard_deviation(const Distribution& d);

/// E[X - u | X > u] (mean residual); 0 where P(X > u) = 0.
double mean_excess(const Distribution& d, double u);

/// Smallest and largest possible value, after conditioning; +-inf where unbounded.
struct Support {
    double lower;
    double upper;
};
Support support(const Distribution& d);

}  // namespace fundsim
