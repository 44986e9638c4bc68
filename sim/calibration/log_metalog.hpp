#pragma once
// A metalog of three terms for the logarithm (Keelin 2016, section 4: the log metalog above 0), by maximum
// likelihood.

#include <span>

#include "calibration/candidates.hpp"

namespace fundsim {

//! Right-censoring included. `near`: a fit to start from, or null: a log-logistic, which is its special case.
Fitted fit_log_metalog(const Observed& sample, const Fitted* near);

Sides sides_of_log_metalog(std::span<const double> coefficients, double x);

//! The value at ln(p / (1 - p)).
double quantile_of_log_metalog(std::span<const double> coefficients, double log_odds);

}  // namespace fundsim
