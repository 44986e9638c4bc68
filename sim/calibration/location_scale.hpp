#pragma once
// Families whose logarithm has a place and a spread: lognormal, log-logistic, Weibull.

#include "calibration/observed.hpp"

namespace fundsim {

//! The law of W in ln X = place + spread * W.
enum class Law {
    normal,           //!< X is lognormal
    logistic,         //!< X is log-logistic
    smallest_extreme  //!< X is Weibull, of shape 1 / spread and scale exp(place)
};

struct PlaceAndSpread {
    double place, spread;
    double log_likelihood;  //!< of the values, not of their logarithms
};

//! Maximum likelihood, right-censoring included, by Newton's method on the place and the logarithm of the
//! spread (Lawless 2003, chapter 5). The sample has two different finished values at least.
PlaceAndSpread fit_location_scale(Law law, const Observed& sample);

}  // namespace fundsim
