#include "ensemble/rounding.hpp"

#include <algorithm>
#include <cmath>

namespace fundsim {

namespace {

constexpr double share_of_scale = 1e-9;

}  // namespace

bool is_rounding(double value, double scale) { return std::abs(value) <= share_of_scale * scale; }

Estimate settled(const Estimate& estimate, double scale) {
    const auto is_nothing = [scale](double bound) { return std::isinf(bound) || is_rounding(bound, scale); };
    if (!is_rounding(estimate.value, scale) || !is_nothing(estimate.low) || !is_nothing(estimate.high)) {
        return estimate;
    }
    const auto bound = [](double value) { return std::isinf(value) ? value : 0.0; };
    return {0, bound(estimate.low), bound(estimate.high)};
}

double npv_scale(const Outcome& outcome) { return std::max(std::abs(outcome.npv), outcome.pv_outlay); }

double npv_gain(const Outcome& a, const Outcome& b) {
    const double gain = a.npv - b.npv;
    return is_rounding(gain, std::max(npv_scale(a), npv_scale(b))) ? 0 : gain;
}

}  // namespace fundsim
