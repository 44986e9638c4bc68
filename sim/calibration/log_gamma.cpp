#include "calibration/log_gamma.hpp"

#include "engine/numeric/special.hpp"

namespace fundsim {

double log_gamma(double a) {
    constexpr double half_log_two_pi = 0.918938533204672741780, far_enough = 15;
    double below = 1;  // the product that the recurrence divides by
    for (; a < far_enough; a += 1) {
        below *= a;
    }
    const double s = 1 / (a * a);
    const double series =
        (1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1260 - s * (1.0 / 1680 - s * (1.0 / 1188))))) / a;
    return (a - 0.5) * log_of(a) - a + half_log_two_pi + series - log_of(below);
}

}  // namespace fundsim
