#pragma once
/// Small complements of numeric/special.hpp for set-up code: differences that would cancel.

#include "engine/numeric/special.hpp"

namespace fundsim {

/// e^x - 1, precise for small x.
inline double exp_minus_one(double x) {
    if (x < -0.35 || x > 0.35) return exp_of(x) - 1.0;
    double sum = 1.0;  // Taylor series in Horner form; 0.35^15 / 15! is below 1e-19
    for (int k = 15; k >= 2; --k) sum = 1.0 + sum * x / k;
    return x * sum;
}

/// ln(1 + x), precise for small x: the rounding of 1 + x is made good (Goldberg 1991).
inline double log_one_plus(double x) {
    const double y = 1.0 + x;
    return y == 1.0 ? x : log_of(y) * (x / (y - 1.0));
}

/// ln(p) for a probability given from both sides.
inline double log_of_below(double below, double above) {
    return below < 0.5 ? log_of(below) : log_one_plus(-above);
}

/// (e^{k x} - 1) / k, which is x for k = 0: the integral of e^{k t} over t from 0 to x.
inline double exponential_integral_from_zero(double k, double x) {
    return k == 0.0 ? x : exp_minus_one(k * x) / k;
}

}  // namespace fundsim
