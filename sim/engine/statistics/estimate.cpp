#include "engine/statistics/estimate.hpp"

#include <array>
#include <cmath>
#include <limits>

namespace fundsim {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr double normal_975 = 1.959963984540054;

constexpr std::array<double, 30> table{
    12.70620474, 4.30265273,  3.182446305, 2.776445105, 2.570581837, 2.446911849, 2.364624251, 2.306004135,
    2.262157163, 2.228138852, 2.20098516,  2.17881283,  2.160368656, 2.144786688, 2.131449546, 2.119905299,
    2.109815578, 2.10092204,  2.093024054, 2.085963447, 2.079613845, 2.073873068, 2.06865761,  2.063898562,
    2.059538553, 2.055529439, 2.051830516, 2.048407142, 2.045229642, 2.042272456};

Estimate interval(double value, double error, double freedom) {
    const double half = student_t_975(freedom) * error;
    return {value, value - half, value + half};
}

}  // namespace

double student_t_975(double freedom) {
    if (!(freedom >= 1)) {
        return infinity;
    }
    if (freedom <= double(table.size())) {
        return table[std::size_t(freedom) - 1];
    }
    const double z = normal_975, z2 = z * z, z3 = z2 * z, z5 = z3 * z2, z7 = z5 * z2, z9 = z7 * z2;
    const double first = (z3 + z) / 4;
    const double second = (5 * z5 + 16 * z3 + 3 * z) / 96;
    const double third = (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / 384;
    const double fourth = (79 * z9 + 776 * z7 + 1482 * z5 - 1920 * z3 - 945 * z) / 92160;
    return z + (first + (second + (third + fourth / freedom) / freedom) / freedom) / freedom;
}

Estimate mean_estimate(const Moments& moments) {
    if (moments.count == 0) {
        return {unknown, unknown, unknown};
    }
    if (moments.count == 1) {
        return {moments.mean, -infinity, infinity};
    }
    const double count = double(moments.count);
    return interval(moments.mean, std::sqrt(variance(moments) / count), count - 1);
}

namespace {

bool controls(const Moments& of_x) { return of_x.count >= least_controlled && of_x.squares > 0; }

Moments moments_of_x(const Comoments& pairs) { return {pairs.count, pairs.mean_x, pairs.squares_x}; }

//! Standard error of a regression estimator; `squares`: of the deviations from it, `total`: from the mean.
double regression_error(double squares, double total, const Moments& of_x, double off) {
    const double n = double(of_x.count);
    const double left = squares > 1e-12 * total ? squares : 0;
    return std::sqrt(left / (n - 2) * (1 / n + off * off / of_x.squares));
}

}  // namespace

SampledMean controlled_mean(const Comoments& c, double expected_x) {
    const double n = double(c.count);
    if (!controls(moments_of_x(c)) || !std::isfinite(c.products)) {
        const double error = c.count < 2 ? unknown : std::sqrt(variance(moments_of_y(c)) / n);
        return {c.mean_y, error, n - 1};
    }
    const double slope = c.products / c.squares_x;
    const double off = c.mean_x - expected_x;
    return {c.mean_y - slope * off,
            regression_error(c.squares_y - slope * c.products, c.squares_y, moments_of_x(c), off), n - 2};
}

Estimate controlled_mean_estimate(const Comoments& c, double expected_x) {
    if (!controls(moments_of_x(c))) {
        return mean_estimate(moments_of_y(c));
    }
    const SampledMean mean = controlled_mean(c, expected_x);
    return interval(mean.value, mean.error, mean.freedom);
}

Estimate estimate_of(const Comoments& pairs, std::optional<double> expected_x) {
    return expected_x ? controlled_mean_estimate(pairs, *expected_x) : mean_estimate(moments_of_y(pairs));
}

double control_weight(const Moments& of_x, double expected_x, double x) {
    const double plain = 1 / double(of_x.count);
    return controls(of_x) ? plain + (expected_x - of_x.mean) * (x - of_x.mean) / of_x.squares : plain;
}

Estimate controlled_ratio_estimate(const ControlledRatio& s, double expected_x) {
    const Moments of_x = moments_of_x(s.denominator);
    if (!controls(of_x)) {
        return ratio_estimate(s.ratio);
    }
    const double below = controlled_mean(s.denominator, expected_x).value;
    if (below == 0 || s.ratio.mean_x == 0) {
        return {unknown, unknown, unknown};
    }
    const double ratio = controlled_mean(s.numerator, expected_x).value / below;
    // Of numerator - ratio * denominator, whose mean is 0.
    const double squares =
        s.ratio.squares_y - 2 * ratio * s.ratio.products + ratio * ratio * s.ratio.squares_x;
    const double products = s.numerator.products - ratio * s.denominator.products;
    const double left = squares - products * products / of_x.squares;
    const double error = regression_error(left, squares, of_x, of_x.mean - expected_x) / std::abs(below);
    return interval(ratio, error, double(of_x.count) - 2);
}

Estimate proportion_estimate(double successes, std::uint64_t trials) {
    if (trials == 0) {
        return {unknown, 0, 1};
    }
    const double n = double(trials), share = successes / n, z2 = normal_975 * normal_975;
    const double centre = (share + z2 / (2 * n)) / (1 + z2 / n);
    const double half = normal_975 / (1 + z2 / n) * std::sqrt(share * (1 - share) / n + z2 / (4 * n * n));
    // At 0 and 1 the bound is the share itself; rounding must not push it past.
    const double low = successes <= 0 ? 0.0 : centre - half;
    const double high = successes >= n ? 1.0 : centre + half;
    return {share, low, high};
}

Estimate ratio_estimate(const Comoments& moments) {
    if (moments.count == 0 || moments.mean_x == 0) {
        return {unknown, unknown, unknown};
    }
    const double ratio = moments.mean_y / moments.mean_x;
    if (moments.count == 1) {
        return {ratio, -infinity, infinity};
    }
    const double n = double(moments.count);
    const double residual =
        moments.squares_y - 2 * ratio * moments.products + ratio * ratio * moments.squares_x;
    const double error = std::sqrt((residual > 0 ? residual : 0) / (n - 1) / n) / std::abs(moments.mean_x);
    return interval(ratio, error, n - 1);
}

}  // namespace fundsim
