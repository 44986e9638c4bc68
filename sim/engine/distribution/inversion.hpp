#pragma once
/// Distribution functions with both tails, and their inverses, of the families that have no closed form.
/// Internal to the distributions; set-up only.

#include "engine/distribution/family.hpp"

namespace fundsim {

/// A number in (0, 1) and its complement, each precise where it is small.
struct Parts {
    double part;
    double rest;
};

/// Beta with exponents a, b at x.
Tails beta_tails(double a, double b, const Parts& x);
Parts beta_inverse(double a, double b, const Tails& p);

/// Gamma with shape a and scale 1.
Tails gamma_tails(double a, double x);
double gamma_inverse(double a, const Tails& p);

/// Student's t with n degrees of freedom.
Tails student_tails(double n, double t);
double student_inverse(double n, const Tails& p);
double student_density(double n, double t);

}  // namespace fundsim
