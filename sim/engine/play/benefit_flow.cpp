#include "engine/play/benefit_flow.hpp"

#include <algorithm>
#include <cmath>

#include "engine/numeric/special.hpp"

namespace fundsim {

namespace {

constexpr double at_once = 1e-9;  // months; adoption faster than this is immediate

//! (1 - exp(-rate*d)) / rate, also for rate = 0 and d infinite.
double annuity(double rate, double d) {
    if (rate == 0) {
        return d;
    }
    if (std::isinf(d)) {
        return 1 / rate;
    }
    return -exp_minus_one(-rate * d) / rate;
}

//! Rate of adoption, kept apart from the rate of erosion so that the two-exponential solution stays finite.
double adoption_rate(double tau, double eps) {
    const double rate = 1 / std::max(tau, at_once);
    return std::abs(rate - eps) < 1e-7 * rate ? rate * (1 + 1e-7) : rate;
}

}  // namespace

FlowStep flow_step(double tau, double eps, double d) {
    const double rate = adoption_rate(tau, eps);
    const double p_kept = exp_of(-rate * d);
    const double a_kept = exp_of(-eps * d);
    const double ratio = rate / (rate - eps);
    return {.p_kept = p_kept,
            .a_kept = a_kept,
            .a_from_p = ratio * (a_kept - p_kept),
            .sum_of_a = annuity(eps, d),
            .sum_of_p = ratio * (annuity(eps, d) - annuity(rate, d)),
            .estate_kept = a_kept};
}

double run_off_value(const Flow& flow, double tau, double eps, double iota, double months) {
    const double rate = adoption_rate(tau, eps);
    const double of_adopted = annuity(iota + eps, months);
    const double of_adopting = rate / (rate - eps) * (of_adopted - annuity(iota + rate, months));
    return (flow.adopted * of_adopted + flow.adopting * of_adopting) / 12;
}

double run_off_estate(double estate, double eps, double iota, double months) {
    return estate * annuity(iota + eps, months) / 12;
}

}  // namespace fundsim
