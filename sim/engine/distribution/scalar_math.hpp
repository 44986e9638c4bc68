#pragma once
/// Logarithms and integrals that would cancel, for set-up code.

#include "engine/numeric/special.hpp"

namespace fundsim {

/// ln(p) for a probability given from both sides.
inline double log_of_below(double below, double above) {
    return below < 0.5 ? log_of(below) : log_one_plus(-above);
}

/// (e^{k x} - 1) / k, which is x for k = 0: the integral of e^{k t} over t from 0 to x.
inline double exponential_integral_from_zero(double k, double x) {
    return k == 0.0 ? x : exp_minus_one(k * x) / k;
}

}  // namespace fundsim
