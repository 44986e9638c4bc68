#include "calibration/log_metalog.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "calibration/location_scale.hpp"
#include "calibration/maximum.hpp"
#include "engine/numeric/special.hpp"

namespace fundsim {

namespace {

//! Largest |a3| / a2 for which the density is nowhere below 0 (Keelin 2016, equation 12: 1.66711), and a bit
//! less, so that it stays above 0.
constexpr double largest_skew = 1.66;

double logistic(double t) { return t < 0 ? exp_of(t) / (1 + exp_of(t)) : 1 / (1 + exp_of(-t)); }

//! The logarithm of the value at log-odds t, and its slope in t.
struct Line {
    double value, slope;
};

Line line_at(std::span<const double> a, double t) {
    const double p = logistic(t), inner = p * (1 - p);
    return {a[0] + (a[1] + a[2] * (p - 0.5)) * t, a[1] + a[2] * (p - 0.5 + t * inner)};
}

//! Log-odds at which the logarithm is z: Newton's steps, kept inside a bracket.
double log_odds_of(std::span<const double> a, double z, double guess) {
    double low = -700, high = 700, t = std::clamp(guess, -40.0, 40.0);
    constexpr int most_steps = 100;
    for (int k = 0; k < most_steps; ++k) {
        const Line line = line_at(a, t);
        (line.value < z ? low : high) = t;
        double next = t - (line.value - z) / line.slope;
        next = next > low && next < high ? next : 0.5 * (low + high);
        const double by = std::abs(next - t);
        t = next;
        if (by < 1e-13 * (1 + std::abs(t))) {
            break;
        }
    }
    return t;
}

//! ln(p (1 - p)) at log-odds t.
double log_density_of_logistic(double t) {
    const double size = std::abs(t);
    return -size - 2 * log_one_plus(exp_of(-size));
}

//! ln(1 - p) at log-odds t.
double log_above(double t) { return t < 0 ? -log_one_plus(exp_of(t)) : -t - log_one_plus(exp_of(-t)); }

std::vector<double> coefficients_of(std::span<const double> at) {
    const double spread = exp_of(at[1]);
    return {at[0], spread, largest_skew * spread * (2 * logistic(at[2]) - 1)};
}

}  // namespace

Fitted fit_log_metalog(const Observed& sample, const Fitted* near) {
    std::vector<double> of_finished(sample.finished.size()), of_unfinished(sample.unfinished.size());
    double logs = 0;
    for (const double z : sample.log_finished) {
        logs += z;
    }
    const Height height = [&](std::span<const double> at) {
        if (!(std::abs(at[2]) < 20)) {
            return -std::numeric_limits<double>::infinity();
        }
        const std::vector<double> a = coefficients_of(at);
        double value = -logs;
        for (std::size_t i = 0; i < of_finished.size(); ++i) {
            of_finished[i] = log_odds_of(a, sample.log_finished[i], of_finished[i]);
            value += log_density_of_logistic(of_finished[i]) - log_of(line_at(a, of_finished[i]).slope);
        }
        for (std::size_t i = 0; i < of_unfinished.size(); ++i) {
            of_unfinished[i] = log_odds_of(a, sample.log_unfinished[i], of_unfinished[i]);
            value += log_above(of_unfinished[i]);
        }
        return value;
    };
    std::vector<double> start;
    if (near != nullptr) {
        const auto& a = near->parameters;
        const double share = 0.5 * (a[2] / (largest_skew * a[1]) + 1);
        start = {a[0], log_of(a[1]), std::clamp(log_of(share) - log_of(1 - share), -10.0, 10.0)};
    } else {
        const PlaceAndSpread simple = fit_location_scale(Law::logistic, sample);
        start = {simple.place, log_of(simple.spread), 0};
    }
    const Maximum found = highest(height, std::move(start));
    return {Candidate::metalog, coefficients_of(found.at), 0, found.height, std::isfinite(found.height)};
}

Sides sides_of_log_metalog(std::span<const double> a, double x) {
    const double z = log_of(x), t = log_odds_of(a, z, (z - a[0]) / a[1]);
    return {logistic(t), logistic(-t)};
}

double quantile_of_log_metalog(std::span<const double> a, double log_odds) {
    return exp_of(line_at(a, log_odds).value);
}

}  // namespace fundsim
