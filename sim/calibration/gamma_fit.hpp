#pragma once
// The gamma distribution by maximum likelihood.

#include "calibration/candidates.hpp"

namespace fundsim {

//! Shape and scale, right-censoring included. `near`: a fit to start from, or null.
Fitted fit_gamma(const Observed& sample, const Fitted* near);

}  // namespace fundsim
