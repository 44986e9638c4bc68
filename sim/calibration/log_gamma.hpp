#pragma once
// The logarithm of the gamma function.

namespace fundsim {

//! ln Gamma(a) for a > 0 (Stirling's series from 15 on, the recurrence below; Abramowitz & Stegun
//! 1964, 6.1.40 and 6.1.15), to 1e-13 relatively, and absolutely near its zeros at 1 and 2.
double log_gamma(double a);

}  // namespace fundsim
