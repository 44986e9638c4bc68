#pragma once
// How far a fitted distribution is from what was observed.

#include <span>

#include "calibration/candidates.hpp"
#include "calibration/observed.hpp"

namespace fundsim {

//! Anderson & Darling's A squared (1954): the squared distance between the product-limit estimate and the
//! fit, weighted by 1 / (F (1 - F)), times the number of projects; from 0 up to the largest value observed
//! where that is unfinished. Without unfinished ones it is the textbook's.
double anderson_darling(const Observed& sample, const Fitted& fitted);

//! Akaike's criterion with the correction for small samples (Hurvich & Tsai 1989); +inf where there are too
//! few finished values for it.
double corrected_akaike(double log_likelihood, std::size_t parameters, std::size_t finished);

//! Ends of the interval that holds nine of ten, from estimates of replicates: the basic bootstrap (Davison &
//! Hinkley 1997, 5.2) on the logarithm of what is positive and the log-odds of shares; `count`: projects, for
//! shares of 0 and 1. Where a positive figure is 0, its quantiles over the replicates. NaN without
//! replicates.
struct Ends {
    double low, high;
};
Ends nine_of_ten(Scale scale, double estimate, std::vector<double> replicates, double count);

}  // namespace fundsim
