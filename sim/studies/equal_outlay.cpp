#include "studies/equal_outlay.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace fundsim {

namespace {

constexpr double near_enough = 1e-3;  // of the target, and of the factor

//! A factor that has been tried; what cannot be played pays out nothing.
struct Tried {
    double factor, outlay;
};

//! Where a straight line meets the target, kept off both ends; the middle where one of them is of no use.
double between(const Tried& low, const Tried& high, double target, bool halve) {
    constexpr double margin = 0.02;
    const double share = (target - low.outlay) / (high.outlay - low.outlay);
    const bool usable = !halve && low.outlay > 0 && share >= 0 && share <= 1;
    return low.factor + (high.factor - low.factor) * (usable ? std::clamp(share, margin, 1 - margin) : 0.5);
}

}  // namespace

OutlayMatch match_outlay(const OutlayAt& outlay_at, double target) {
    constexpr int most_steps = 40;
    OutlayMatch best{1, std::numeric_limits<double>::quiet_NaN()};
    const auto attempt = [&](double factor) {
        const std::optional<double> outlay = outlay_at(factor);
        if (outlay && !(std::abs(*outlay - target) >= std::abs(best.outlay - target))) {
            best = {factor, *outlay};
        }
        return Tried{factor, outlay.value_or(0)};
    };
    const auto is_near = [&] { return std::abs(best.outlay - target) <= near_enough * target; };
    Tried low = attempt(1), high = low;
    if (is_near()) {
        return best;
    }
    // A little beyond what proportion says, and then ever further.
    constexpr double overshoot = 1.3;
    const bool more = low.outlay < target;
    double away = overshoot * (target / low.outlay - 1);
    for (bool beyond = false; !beyond; away *= 2) {
        const double factor = std::clamp(1 + away, least_factor, most_factor);
        const Tried next = attempt(factor);
        beyond = more ? next.outlay >= target : next.outlay <= target;
        (beyond == more ? high : low) = next;
        if (!beyond && (factor == least_factor || factor == most_factor)) {
            return best;  // more or less than a budget within bounds can do
        }
    }
    double width = high.factor - low.factor;
    bool halve = false;
    for (int step = 0; step < most_steps && !is_near() && width > near_enough * high.factor; ++step) {
        const Tried middle = attempt(between(low, high, target, halve));
        (middle.outlay < target ? low : high) = middle;
        halve = high.factor - low.factor > width / 2;
        width = high.factor - low.factor;
    }
    return best;
}

double left_over(const EqualOutlay& equal, std::size_t model) {
    const double measure = equal.models.front().outlay.value;
    return (equal.models[model].outlay.value - measure) / measure;
}

}  // namespace fundsim
