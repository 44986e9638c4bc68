#include "engine/distribution/distribution.hpp"

#include "engine/distribution/anatomy.hpp"
#include "engine/distribution/scalar_math.hpp"

#include <algorithm>

namespace fundsim {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// P(X <= x) and P(X > x).
Tails tails_of(const Distribution& d, double x) {
    const Anatomy parts = anatomy_of(d);
    Tails sum{0.0, 0.0};
    for (const Atom& a : parts.atoms) {
        (a.value <= x ? sum.below : sum.above) += a.weight;
    }
    for (const Leaf& leaf : parts.leaves) {
        const Tails here = tails_at(leaf.family, std::clamp(x, leaf.lower, leaf.upper));
        sum.below += leaf.weight * (mass_between(leaf.at_lower, here) / leaf.mass);
        sum.above += leaf.weight * (mass_between(here, leaf.at_upper) / leaf.mass);
    }
    return sum;
}

bool infinite_variance(const Leaf& leaf) {
    const auto& q = leaf.family.parameters;
    switch (leaf.family.shape) {
    case Shape::pareto:
        return leaf.upper == infinite && q[1] <= 2.0;
    case Shape::student_t:
        return (leaf.upper == infinite || leaf.lower == -infinite) && q[0] <= 2.0;
    case Shape::metalog: {
        const auto& a = leaf.family.coefficients;
        const bool low_end = leaf.family.lower > -infinite;
        const bool high_end = leaf.family.upper < infinite;
        if (low_end == high_end) {
            return false;
        }
        // Bounded on one side: the other tail is a power law whose exponent is the slope at that end.
        return low_end ? leaf.upper == infinite && metalog_slope(a, {1.0, 1e-300}) >= 0.5
                       : leaf.lower == -infinite && metalog_slope(a, {1e-300, 1.0}) >= 0.5;
    }
    default:
        return false;
    }
}

/// E[(X - centre)^2] of a share by the trapezoidal rule over its own latent. Shares are smooth, so it
/// converges geometrically.
double second_moment(const Family& family, const Share& share, double centre) {
    constexpr int per_unit = 16;
    const double mass = mass_between(share.from, share.to);
    double sum = 0.0;
    for (int i = -37 * per_unit; i <= 37 * per_unit; ++i) {
        const double x = static_cast<double>(i) / per_unit;
        const Tails p{share.from.below + mass * normal_cdf(x), share.to.above + mass * normal_cdf(-x)};
        const double distance = value_of(family, p) - centre;
        sum += normal_pdf(x) * distance * distance;
    }
    return sum / per_unit;
}

}  // namespace

double quantile(const Distribution& d, double p) { return quantile(d, p, 1.0 - p); }

double quantile(const Distribution& d, double below, double above) {
    const Anatomy parts = anatomy_of(d);
    const std::vector<Stretch> stretches = stretches_of(parts);
    if (stretches.empty() || !(below >= 0.0 && above >= 0.0)) {
        return not_a_number;
    }
    const Tails p{below, above};
    const Stretch& stretch = stretch_at(stretches, p);
    return value_within(parts, stretch, within(stretch, p));
}

double cumulative(const Distribution& d, double x) { return tails_of(d, x).below; }

double exceedance(const Distribution& d, double x) { return tails_of(d, x).above; }

double mean(const Distribution& d) {
    const Anatomy parts = anatomy_of(d);
    if (parts.atoms.empty() && parts.leaves.empty()) {
        return not_a_number;
    }
    double sum = 0.0;
    for (const Atom& a : parts.atoms) {
        sum += a.weight * a.value;
    }
    for (const Leaf& leaf : parts.leaves) {
        sum += leaf.weight * (partial_mean(leaf.family, leaf.lower, leaf.upper) / leaf.mass);
    }
    return sum;
}

double standard_deviation(const Distribution& d) {
    const Anatomy parts = anatomy_of(d);
    for (const Leaf& leaf : parts.leaves) {
        if (infinite_variance(leaf)) {
            return infinite;
        }
    }
    const double centre = mean(d);
    double sum = 0.0;
    for (const Stretch& stretch : stretches_of(parts)) {
        if (stretch.shares.empty()) {
            sum += stretch.weight * (stretch.lower - centre) * (stretch.lower - centre);
        }
        for (const Share& share : stretch.shares) {
            sum += share.weight * second_moment(parts.leaves[share.leaf].family, share, centre);
        }
    }
    return __builtin_sqrt(sum);
}

double mean_excess(const Distribution& d, double u) {
    const Anatomy parts = anatomy_of(d);
    double sum = 0.0;
    double above = 0.0;
    for (const Atom& a : parts.atoms) {
        if (a.value <= u) {
            continue;
        }
        sum += a.weight * a.value;
        above += a.weight;
    }
    for (const Leaf& leaf : parts.leaves) {
        const double start = std::max(u, leaf.lower);
        if (!(start < leaf.upper)) {
            continue;
        }
        sum += leaf.weight * (partial_mean(leaf.family, start, leaf.upper) / leaf.mass);
        above += leaf.weight * (mass_between(tails_at(leaf.family, start), leaf.at_upper) / leaf.mass);
    }
    return above > 0.0 ? sum / above - u : 0.0;
}

Support support(const Distribution& d) {
    const std::vector<Stretch> stretches = stretches_of(anatomy_of(d));
    if (stretches.empty()) {
        return {not_a_number, not_a_number};
    }
    return {stretches.front().lower, stretches.back().upper};
}

}  // namespace fundsim
