#pragma once
// Distributions as a scenario's author would write them.

#include "engine/distribution/distribution.hpp"

namespace fundsim {

//! The nearest number of so many digits (1 to 15); what is not finite stays.
double to_digits_of(double x, int digits);
double to_six_digits(double x);

//! The same with its numbers to six digits; weights to a millionth, so that they still sum to 1.
Distribution written(Distribution d);

}  // namespace fundsim
