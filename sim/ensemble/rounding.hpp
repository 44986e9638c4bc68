#pragma once
// What is nothing but rounding in long sums is told apart from what is small.

#include "engine/outcome.hpp"
#include "engine/statistics/estimate.hpp"

namespace fundsim {

//! Whether a figure is nothing next to `scale` (same unit, >= 0), the size of what it was computed from: at
//! most 1e-9 of it. Sums of thousands of terms are exact to about 1e-13.
bool is_rounding(double value, double scale);

//! 0 where the figure and its bounds, as far as it has any, are nothing next to `scale`.
Estimate settled(const Estimate& estimate, double scale);

//! What the NPV of a play is computed from, currency: its outlay, or the NPV itself where that is larger.
double npv_scale(const Outcome& outcome);

//! NPV of a less NPV of b, currency; 0 where they differ by nothing but rounding.
double npv_gain(const Outcome& a, const Outcome& b);

}  // namespace fundsim
