#pragma once
// Whether a value may stand where it does, looked at alone.

#include <string>

#include "engine/distribution/distribution.hpp"
#include "parameters/parameter.hpp"

namespace fundsim {

//! What is wrong with a scalar's value (of flags and choices as in the table), with the range that it left;
//! empty when nothing is.
std::string fault_of(const Parameter& parameter, double value);

//! The same of a distribution without faults, which has to keep to the range with probability one, and to
//! sizes that can be computed with.
std::string fault_of(const Parameter& parameter, const Distribution& distribution);

}  // namespace fundsim
