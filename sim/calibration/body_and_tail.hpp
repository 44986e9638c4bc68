#pragma once
// A lognormal body that is cut at a threshold, and a Pareto tail above it (as the calibration large_it has
// them), by maximum likelihood.

#include "calibration/candidates.hpp"

namespace fundsim {

//! Right-censoring included. The body's median lies below the threshold. No fit below `least` finished values
//! on either side. `near`: a fit to start from, or null.
Fitted fit_body_and_tail(const Observed& sample, double threshold, const Fitted* near, std::size_t least);

Sides sides_of_body_and_tail(const Fitted& fitted, double x);
double quantile_of_body_and_tail(const Fitted& fitted, double p);

}  // namespace fundsim
