#include "engine/distribution/family.hpp"

#include "engine/distribution/boost_math.hpp"
#include "engine/distribution/inversion.hpp"
#include "engine/distribution/scalar_math.hpp"

#include <cstddef>

namespace fundsim {

namespace {

double square_root(double x) { return x > 0.0 ? __builtin_sqrt(x) : 0.0; }

Parts as_fractions(const Family& f, double x) {
    return {(x - f.lower) / (f.upper - f.lower), (f.upper - x) / (f.upper - f.lower)};
}

Tails triangular_tails(double x, double a, double mode, double b) {
    if (x <= mode) {
        const double below = mode > a ? (x - a) * (x - a) / ((b - a) * (mode - a)) : 0.0;
        return {below, 1.0 - below};
    }
    const double above = (b - x) * (b - x) / ((b - a) * (b - mode));
    return {1.0 - above, above};
}

/// Feasible metalogs are monotone: bisection over ln(p / (1 - p)).
Tails metalog_tails(const Family& f, double x) {
    double low = -700.0;
    double high = 700.0;
    while (high - low > 1e-15 * (1.0 + (low < 0.0 ? -low : low))) {
        const double middle = 0.5 * (low + high);
        if (!(middle > low && middle < high)) {
            break;
        }
        (value_of(f, tails_of_logit(middle)) < x ? low : high) = middle;
    }
    return tails_of_logit(0.5 * (low + high));
}

}  // namespace

Family family_of(const Distribution& d) {
    Family f;
    f.shape = d.shape;
    for (std::size_t i = 0; i < d.parameters.size() && i < f.parameters.size(); ++i) {
        f.parameters[i] = d.parameters[i];
    }
    auto& q = f.parameters;
    switch (d.shape) {
    case Shape::uniform:
        f.lower = q[0];
        f.upper = q[1];
        break;
    case Shape::triangular:
        f.lower = q[0];
        f.upper = q[2];
        break;
    case Shape::pert: {
        const double a = q[0];
        const double mode = q[1];
        const double b = q[2];
        f.shape = Shape::beta;
        q = {1.0 + 4.0 * (mode - a) / (b - a), 1.0 + 4.0 * (b - mode) / (b - a), a, b};
        f.lower = a;
        f.upper = b;
        break;
    }
    case Shape::beta:
        if (d.parameters.size() < 4) {
            q = {q[0], q[1], 0.0, 1.0};
        }
        f.lower = q[2];
        f.upper = q[3];
        break;
    case Shape::exponential:
        f.shape = Shape::weibull;
        q = {1.0, q[0], 0.0, 0.0};
        f.lower = 0.0;
        break;
    case Shape::lognormal:
    case Shape::gamma:
    case Shape::weibull:
        f.lower = 0.0;
        break;
    case Shape::pareto:
        f.lower = q[0];
        break;
    case Shape::metalog:
        f.coefficients = d.parameters;
        if (d.values.size() == 2) {
            f.lower = d.values[0];
            f.upper = d.values[1];
        }
        break;
    default:
        break;
    }
    return f;
}

double mass_between(const Tails& a, const Tails& b) {
    if (a.above < 0.5) {
        return a.above - b.above;
    }
    if (b.below < 0.5) {
        return b.below - a.below;
    }
    return (1.0 - a.below) - b.above;
}

Tails tails_at(const Family& f, double x) {
    if (x <= f.lower) {
        return {0.0, 1.0};
    }
    if (x >= f.upper) {
        return {1.0, 0.0};
    }
    const auto& q = f.parameters;
    switch (f.shape) {
    case Shape::uniform:
        return {as_fractions(f, x).part, as_fractions(f, x).rest};
    case Shape::triangular:
        return triangular_tails(x, q[0], q[1], q[2]);
    case Shape::normal: {
        const double z = (x - q[0]) / q[1];
        return {normal_cdf(z), normal_cdf(-z)};
    }
    case Shape::lognormal: {
        const double z = (log_of(x) - q[0]) / q[1];
        return {normal_cdf(z), normal_cdf(-z)};
    }
    case Shape::beta:
        return beta_tails(q[0], q[1], as_fractions(f, x));
    case Shape::gamma:
        return gamma_tails(q[0], x / q[1]);
    case Shape::weibull: {
        const double hazard = power_of(x / q[1], q[0]);
        return {-exp_minus_one(-hazard), exp_of(-hazard)};
    }
    case Shape::pareto: {
        const double exponent = q[1] * log_of(x / q[0]);
        return {-exp_minus_one(-exponent), exp_of(-exponent)};
    }
    case Shape::student_t:
        return student_tails(q[0], (x - q[1]) / q[2]);
    case Shape::metalog:
        return metalog_tails(f, x);
    default:
        return {0.0, 1.0};
    }
}

double value_of(const Family& f, const Tails& p) {
    if (!(p.below > 0.0)) {
        return f.lower;
    }
    if (!(p.above > 0.0)) {
        return f.upper;
    }
    const auto& q = f.parameters;
    const bool left = p.below < p.above;
    const double width = f.upper - f.lower;
    switch (f.shape) {
    case Shape::uniform:
        return left ? f.lower + width * p.below : f.upper - width * p.above;
    case Shape::triangular:
        if (p.below * width < q[1] - f.lower) {
            return f.lower + square_root(p.below * width * (q[1] - f.lower));
        }
        return f.upper - square_root(p.above * width * (f.upper - q[1]));
    case Shape::normal:
        return q[0] + q[1] * (left ? normal_quantile(p.below) : -normal_quantile(p.above));
    case Shape::lognormal:
        return exp_of(q[0] + q[1] * (left ? normal_quantile(p.below) : -normal_quantile(p.above)));
    case Shape::beta:
        return left ? f.lower + width * beta_inverse(q[0], q[1], p).part
                    : f.upper - width * beta_inverse(q[0], q[1], p).rest;
    case Shape::gamma:
        return q[1] * gamma_inverse(q[0], p);
    case Shape::weibull:
        return q[1] * power_of(-log_of_below(p.above, p.below), 1.0 / q[0]);
    case Shape::pareto:
        return q[0] * exp_of(-log_of_below(p.above, p.below) / q[1]);
    case Shape::student_t:
        return q[1] + q[2] * student_inverse(q[0], p);
    case Shape::metalog:
        return bounded_metalog(f.lower, f.upper, metalog_sum(f.coefficients, p));
    default:
        return f.lower;
    }
}

double density_at(const Family& f, double x) {
    if (!(x > f.lower && x < f.upper)) {
        return 0.0;
    }
    const auto& q = f.parameters;
    const double width = f.upper - f.lower;
    switch (f.shape) {
    case Shape::uniform:
        return 1.0 / width;
    case Shape::triangular:
        return x < q[1] ? 2.0 * (x - q[0]) / (width * (q[1] - q[0]))
                        : 2.0 * (q[2] - x) / (width * (q[2] - q[1]));
    case Shape::normal:
        return normal_pdf((x - q[0]) / q[1]) / q[1];
    case Shape::lognormal:
        return normal_pdf((log_of(x) - q[0]) / q[1]) / (q[1] * x);
    case Shape::beta:
        return special::beta_density(q[0], q[1], as_fractions(f, x).part) / width;
    case Shape::gamma:
        return special::gamma_density(q[0], x / q[1]) / q[1];
    case Shape::weibull: {
        const double hazard = power_of(x / q[1], q[0]);
        return q[0] * hazard / x * exp_of(-hazard);
    }
    case Shape::pareto:
        return q[1] / x * exp_of(-q[1] * log_of(x / q[0]));
    case Shape::student_t:
        return student_density(q[0], (x - q[1]) / q[2]) / q[2];
    case Shape::metalog: {
        const Tails p = metalog_tails(f, x);
        double value_slope = metalog_slope(f.coefficients, p);  // dx / d(logit)
        if (f.lower > -infinite) {
            value_slope *= x - f.lower;
        }
        if (f.upper < infinite) {
            value_slope *= f.upper - x;
        }
        if (f.lower > -infinite && f.upper < infinite) {
            value_slope /= width;
        }
        return p.below * p.above / value_slope;
    }
    default:
        return 0.0;
    }
}

}  // namespace fundsim
