#include "engine/distribution/family.hpp"
#include "engine/distribution/scalar_math.hpp"

#include <cstddef>

namespace fundsim {

double metalog_sum(std::span<const double> coefficients, const Tails& p) {
    const double logit = log_of_below(p.below, p.above) - log_of_below(p.above, p.below);
    const double centred = 0.5 * (p.below - p.above);
    double plain = 0.0;  // sum of the terms without the logit
    double logarithmic = 0.0;
    double power = 1.0;  // powers of the centred probability
    // Terms in Keelin's order: 1, L, cL, c, c^2, c^2 L, c^3, c^3 L, ...
    const std::size_t n = coefficients.size();
    for (std::size_t degree = 0; 2 * degree < n; ++degree) {
        const bool swapped = degree == 1;
        const std::size_t first = 2 * degree;
        const double second = first + 1 < n ? coefficients[first + 1] : 0.0;
        plain += power * (swapped ? second : coefficients[first]);
        logarithmic += power * (swapped ? coefficients[first] : second);
        power *= centred;
    }
    return plain + logarithmic * logit;
}

double metalog_slope(std::span<const double> coefficients, const Tails& p) {
    const double logit = log_of_below(p.below, p.above) - log_of_below(p.above, p.below);
    const double centred = 0.5 * (p.below - p.above);
    const double inner = p.below * p.above;  // d(centred) / d(logit)
    double slope = 0.0;
    double power = 1.0;
    double power_slope = 0.0;  // derivative of `power` in `centred`
    const std::size_t n = coefficients.size();
    for (std::size_t degree = 0; 2 * degree < n; ++degree) {
        const bool swapped = degree == 1;
        const std::size_t first = 2 * degree;
        const double second = first + 1 < n ? coefficients[first + 1] : 0.0;
        const double plain = swapped ? second : coefficients[first];
        const double logarithmic = swapped ? coefficients[first] : second;
        slope += plain * power_slope * inner + logarithmic * (power_slope * inner * logit + power);
        power_slope = power_slope * centred + power;
        power *= centred;
    }
    return slope;
}

bool metalog_feasible(std::span<const double> coefficients) {
    // Beyond a logit of 40 only the terms with the logarithm are left, and they have settled.
    for (int i = -40 * 32; i <= 40 * 32; ++i) {
        if (!(metalog_slope(coefficients, tails_of_logit(i / 32.0)) > 0.0)) {
            return false;
        }
    }
    return true;
}

double bounded_metalog(double lower, double upper, double sum) {
    if (lower == -infinite && upper == infinite) {
        return sum;
    }
    if (upper == infinite) {
        return lower + exp_of(sum);
    }
    if (lower == -infinite) {
        return upper - exp_of(-sum);
    }
    return sum < 0.0 ? lower + (upper - lower) * (exp_of(sum) / (1.0 + exp_of(sum)))
                     : upper - (upper - lower) * (exp_of(-sum) / (1.0 + exp_of(-sum)));
}

Tails tails_of_logit(double logit) {
    const double odds = exp_of(-(logit < 0.0 ? -logit : logit));
    const double small = odds / (1.0 + odds);
    return logit < 0.0 ? Tails{small, 1.0 - small} : Tails{1.0 - small, small};
}

}  // namespace fundsim
