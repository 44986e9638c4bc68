#include "studies/tornado.hpp"

#include <algorithm>
#include <cmath>

namespace fundsim {

void fill_swings(std::span<const double> gaps, std::span<double> figures) {
    figures[0] = gaps[0];
    for (std::size_t k = 0; 2 * k + 1 < gaps.size(); ++k) {
        figures[3 * k + 1] = gaps[2 * k + 1];
        figures[3 * k + 2] = gaps[2 * k + 2];
        figures[3 * k + 3] = gaps[2 * k + 2] - gaps[2 * k + 1];
    }
}

void estimate_swings(std::span<const Comoments> means, std::optional<double> expected, Tornado& out) {
    const auto estimate = [&](std::size_t figure) { return estimate_of(means[figure], expected); };
    out.gap = estimate(0);
    for (std::size_t k = 0; k < out.swings.size(); ++k) {
        out.swings[k].at_low = estimate(3 * k + 1);
        out.swings[k].at_high = estimate(3 * k + 2);
        out.swings[k].swing = estimate(3 * k + 3);
    }
    std::stable_sort(out.swings.begin(), out.swings.end(), [](const Swing& x, const Swing& y) {
        return std::abs(x.swing.value) > std::abs(y.swing.value);
    });
}

double widest_swing(const Tornado& tornado) {
    double widest = 0;
    for (const Swing& each : tornado.swings) {
        widest = std::max(widest, (each.swing.high - each.swing.low) / 2);
    }
    return widest;
}

}  // namespace fundsim
