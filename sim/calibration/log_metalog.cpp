#include "calibration/log_metalog.hpp"

#include <algorithm>
#include <array>
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
constexpr std::size_t terms = 3;

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

//! What an observation at log-odds t adds to the log-likelihood, and its slopes in the coefficients: those of
//! t, which moves as the value stays, and those of the density at t.
struct Score {
    double height;
    std::array<double, terms> slopes;
};

Score score_of(std::span<const double> a, double t, bool finished) {
    const double p = logistic(t), inner = p * (1 - p), centred = p - 0.5;
    const double slope = line_at(a, t).slope;
    const std::array<double, terms> basis{1, t, centred * t}, basis_slope{0, 1, centred + t * inner};
    const double curvature = a[2] * inner * (2 + t * (1 - 2 * p));
    Score score{finished ? log_density_of_logistic(t) - log_of(slope) : log_above(t), {}};
    for (std::size_t k = 0; k < terms; ++k) {
        const double moves = -basis[k] / slope;
        score.slopes[k] =
            finished ? (1 - 2 * p) * moves - (basis_slope[k] + curvature * moves) / slope : -p * moves;
    }
    return score;
}

//! Adds a score, its slopes carried over to the numbers of which the coefficients are made.
void add(Scores& scores, std::span<const double> at, std::span<const double> a, const Score& score) {
    const double share = logistic(at[2]);
    const std::array<double, terms> slopes{score.slopes[0], score.slopes[1] * a[1] + score.slopes[2] * a[2],
                                           score.slopes[2] * largest_skew * a[1] * 2 * share * (1 - share)};
    scores.height += score.height;
    for (std::size_t i = 0; i < terms; ++i) {
        scores.slope[i] += slopes[i];
        for (std::size_t j = 0; j < terms; ++j) {
            scores.products[i * terms + j] += slopes[i] * slopes[j];
        }
    }
}

}  // namespace

Fitted fit_log_metalog(const Observed& sample, const Fitted* near) {
    std::vector<double> of_finished(sample.finished.size()), of_unfinished(sample.unfinished.size());
    double logs = 0;
    for (const double z : sample.log_finished) {
        logs += z;
    }
    const ScoredHeight scored = [&](std::span<const double> at) {
        Scores scores{-std::numeric_limits<double>::infinity(), std::vector<double>(terms),
                      std::vector<double>(terms * terms)};
        if (!(std::abs(at[2]) < 20)) {
            return scores;
        }
        const std::vector<double> a = coefficients_of(at);
        scores.height = -logs;
        for (std::size_t i = 0; i < of_finished.size(); ++i) {
            of_finished[i] = log_odds_of(a, sample.log_finished[i], of_finished[i]);
            add(scores, at, a, score_of(a, of_finished[i], true));
        }
        for (std::size_t i = 0; i < of_unfinished.size(); ++i) {
            of_unfinished[i] = log_odds_of(a, sample.log_unfinished[i], of_unfinished[i]);
            add(scores, at, a, score_of(a, of_unfinished[i], false));
        }
        return scores;
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
    const Maximum found = highest_by_scores(scored, std::move(start));
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
