#include "calibration/location_scale.hpp"

#include <algorithm>
#include <cmath>

#include "engine/numeric/special.hpp"

namespace fundsim {

namespace {

constexpr double half_log_two_pi = 0.918938533204672741780;

//! A logarithm of a density or of P(W > w), with its first two derivatives in w.
struct Curve {
    double value, first, second;
};

//! 1 / (1 + e^-w) and ln(1 + e^w), neither of which overflows.
double logistic(double w) { return w < 0 ? exp_of(w) / (1 + exp_of(w)) : 1 / (1 + exp_of(-w)); }
double softplus(double w) { return w < 0 ? log_one_plus(exp_of(w)) : w + log_one_plus(exp_of(-w)); }

Curve density(Law law, double w) {
    switch (law) {
    case Law::normal:
        return {-0.5 * w * w - half_log_two_pi, -w, -1};
    case Law::logistic: {
        const double p = logistic(w);
        return {w - 2 * softplus(w), 1 - 2 * p, -2 * p * (1 - p)};
    }
    default: {
        const double e = exp_of(w);
        return {w - e, 1 - e, -e};
    }
    }
}

Curve survival(Law law, double w) {
    switch (law) {
    case Law::normal: {
        constexpr double far = 30;  // beyond, P(W > w) is its asymptote
        const double tail = normal_cdf(-w);
        const double hazard = w > far ? w + 1 / w : normal_pdf(w) / tail;
        const double value = w > far ? -0.5 * w * w - half_log_two_pi - log_of(w) : log_of(tail);
        return {value, -hazard, -hazard * (hazard - w)};
    }
    case Law::logistic: {
        const double p = logistic(w);
        return {-softplus(w), -p, -p * (1 - p)};
    }
    default: {
        const double e = exp_of(w);
        return {-e, -e, -e};
    }
    }
}

//! Log-likelihood of the logarithms with its derivatives in place m and log-spread t.
struct Sums {
    double height = 0, m = 0, t = 0, mm = 0, mt = 0, tt = 0;
};

void add(Sums& sums, const Curve& c, double w, double spread) {
    sums.height += c.value;
    sums.m -= c.first / spread;
    sums.t -= c.first * w;
    sums.mm += c.second / (spread * spread);
    sums.mt += (c.second * w + c.first) / spread;
    sums.tt += c.second * w * w + c.first * w;
}

Sums sums_at(Law law, const Observed& sample, double place, double log_spread) {
    const double spread = exp_of(log_spread);
    Sums sums;
    for (const double z : sample.log_finished) {
        add(sums, density(law, (z - place) / spread), (z - place) / spread, spread);
    }
    for (const double z : sample.log_unfinished) {
        add(sums, survival(law, (z - place) / spread), (z - place) / spread, spread);
    }
    const double count = double(sample.log_finished.size());
    sums.height -= count * log_spread;
    sums.t -= count;
    return sums;
}

//! Newton's step; the ridge makes the curvature negative where it is not.
std::pair<double, double> step_of(const Sums& s) {
    for (double ridge = 0;; ridge = ridge == 0 ? 1e-3 : 10 * ridge) {
        const double more = ridge * (std::abs(s.mm) + std::abs(s.tt));
        const double mm = -s.mm + more, tt = -s.tt + more, determinant = mm * tt - s.mt * s.mt;
        if ((mm > 0 && determinant > 0) || !(ridge < 1e9)) {
            return {(tt * s.m + s.mt * s.t) / determinant, (mm * s.t + s.mt * s.m) / determinant};
        }
    }
}

}  // namespace

PlaceAndSpread fit_location_scale(Law law, const Observed& sample) {
    constexpr int most_steps = 100, most_halvings = 50;
    constexpr double close_enough = 1e-11, longest_step = 2;
    double sum = 0, squares = 0, n = double(size_of(sample));
    for (const auto* list : {&sample.log_finished, &sample.log_unfinished}) {
        for (const double z : *list) {
            sum += z;
        }
    }
    for (const auto* list : {&sample.log_finished, &sample.log_unfinished}) {
        for (const double z : *list) {
            squares += (z - sum / n) * (z - sum / n);
        }
    }
    double place = sum / n, log_spread = 0.5 * log_of(squares / n);
    Sums now = sums_at(law, sample, place, log_spread);
    for (int k = 0; k < most_steps; ++k) {
        auto [by_m, by_t] = step_of(now);
        const double spread = exp_of(log_spread), longest = std::max(std::abs(by_m) / spread, std::abs(by_t));
        double share = longest > longest_step ? longest_step / longest : 1;
        Sums next = now;
        for (int halvings = 0; halvings < most_halvings; ++halvings, share /= 2) {
            next = sums_at(law, sample, place + share * by_m, log_spread + share * by_t);
            if (next.height >= now.height) {
                break;
            }
        }
        if (!(next.height >= now.height)) {
            break;
        }
        place += share * by_m;
        log_spread += share * by_t;
        now = next;
        if (share * longest < close_enough) {
            break;
        }
    }
    double logs = 0;
    for (const double z : sample.log_finished) {
        logs += z;
    }
    return {place, exp_of(log_spread), now.height - logs};
}

}  // namespace fundsim
