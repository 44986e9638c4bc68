#pragma once
/// Elementary and normal-distribution functions whose bits depend on nothing but their argument: no call into
/// the C library (its exp and log differ between processors), no contraction, no lookup state. Every array
/// form writes exactly the bits that its scalar form returns; `out` has the size of the input and may be the
/// same array.
///
/// Largest errors against extended precision (tests/engine/numeric_elementary.cpp, numeric_special.cpp):
/// exp_of and log_of 1 unit of the last place; power_of 0.55, exp_minus_one and log_one_plus 0.65, arcsine
/// 0.75; normal_quantile relatively 1e-15, normal_cdf 2e-15 down to the smallest normal number,
/// unit_normal_loss 1e-15 up to 6.

#include <span>

#include "engine/numeric/kernels.hpp"

namespace fundsim {

/// e^x. Overflows to +inf above 709.78, passes through subnormal numbers to 0 below -745.13; NaN stays NaN.
inline double exp_of(double x) { return kernel::exponential(x); }
void exp_of(std::span<const double> x, std::span<double> out);

/// Natural logarithm. log_of(0) = -inf, negative arguments and NaN give NaN.
double log_of(double x);
void log_of(std::span<const double> x, std::span<double> out);

/// Inverse of the standard normal distribution function (Wichura 1988, AS 241, PPND16). 0 and 1 give -inf and
/// +inf, anything outside [0, 1] gives NaN. For p close to 1 use -normal_quantile(1 - p) with 1 - p known
/// exactly.
double normal_quantile(double p);
void normal_quantile(std::span<const double> p, std::span<double> out);

/// Standard normal distribution function (rational approximations of Cody 1969). The upper tail is
/// normal_cdf(-x).
double normal_cdf(double x);
void normal_cdf(std::span<const double> x, std::span<double> out);

/// Standard normal density.
double normal_pdf(double x);

/// Unit normal loss L(u) = pdf(u) - u (1 - cdf(u)) = E[(X - u)^+] for a standard normal X.
double unit_normal_loss(double u);

/// b^e for b >= 0 as C's pow has it, exact where the result is a number in double precision.
double power_of(double b, double e);

/// e^x - 1, precise for small x.
double exp_minus_one(double x);

/// ln(1 + x), precise for small x.
double log_one_plus(double x);

/// In [-pi/2, pi/2]; NaN outside [-1, 1].
double arcsine(double x);

}  // namespace fundsim
