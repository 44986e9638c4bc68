#include "engine/distribution/boost_math.hpp"
#include "engine/distribution/family.hpp"
#include "engine/distribution/inversion.hpp"
#include "engine/distribution/scalar_math.hpp"

namespace fundsim {

namespace {

/// Integral of t over a triangular density, from its minimum to x.
double triangular_partial(double x, double a, double mode, double b) {
    const double left = x < mode ? x : mode;
    double sum = 0.0;
    if (left > a) {
        const double h = left - a;
        sum += (a * h * h + 2.0 / 3.0 * h * h * h) / ((b - a) * (mode - a));
    }
    if (x > mode) {
        const double near = b - mode;
        const double far = b - x;
        sum += (b * (near * near - far * far) - 2.0 / 3.0 * (near * near * near - far * far * far)) /
               ((b - a) * near);
    }
    return sum;
}

/// An antiderivative of e^{k t}: the one that vanishes at infinity, so that tails do not cancel, unless k is
/// close to 0 or positive; then the one that vanishes at 0.
double exponential_antiderivative(double k, double t) {
    if (k < -0.1) {
        return exp_of(k * t) / k;
    }
    if (t < infinite) {
        return exponential_integral_from_zero(k, t);
    }
    return k < 0.0 ? -1.0 / k : infinite;
}

/// Antiderivative of t times Student's density with `n` degrees of freedom, for the upper minus the lower
/// end.
double student_antiderivative(double n, double t) {
    const double half_log = t < infinite && t > -infinite ? 0.5 * log_one_plus(t * t / n) : infinite;
    return student_density(n, 0.0) * n * exponential_antiderivative(1.0 - n, half_log);
}

/// Antiderivative of t times the Pareto density.
double pareto_antiderivative(double smallest, double exponent, double t) {
    const double logarithm = t < infinite ? log_of(t / smallest) : infinite;
    return exponent * smallest * exponential_antiderivative(1.0 - exponent, logarithm);
}

/// The latent axis in steps of 1/16 resolves every metalog; the trapezoidal rule converges geometrically
/// there.
double metalog_partial(const Family& f, double a, double b) {
    const Tails from = tails_at(f, a);
    const Tails to = tails_at(f, b);
    const double mass = mass_between(from, to);
    constexpr double step = 1.0 / 16.0;
    double sum = 0.0;
    for (int i = -38 * 16; i <= 38 * 16; ++i) {
        const double x = i * step;
        const double density = normal_pdf(x);
        if (density < 1e-300) {
            continue;
        }
        const Tails p{from.below + mass * normal_cdf(x), to.above + mass * normal_cdf(-x)};
        sum += density * value_of(f, p);
    }
    return sum * step * mass;
}

}  // namespace

double partial_mean(const Family& f, double a, double b) {
    a = a < f.lower ? f.lower : a;
    b = b > f.upper ? f.upper : b;
    if (!(a < b)) {
        return 0.0;
    }
    const auto& q = f.parameters;
    const auto z = [&](double x) { return (x - q[0]) / q[1]; };
    switch (f.shape) {
    case Shape::uniform:
        return 0.5 * (b - a) * (b + a) / (f.upper - f.lower);
    case Shape::triangular:
        return triangular_partial(b, q[0], q[1], q[2]) - triangular_partial(a, q[0], q[1], q[2]);
    case Shape::normal:
        return q[0] * mass_between(tails_at(f, a), tails_at(f, b)) +
               q[1] * (normal_pdf(z(a)) - normal_pdf(z(b)));
    case Shape::lognormal: {
        const Family tilted =
            family_of({.shape = Shape::lognormal, .parameters = {q[0] + q[1] * q[1], q[1]}});
        return exp_of(q[0] + 0.5 * q[1] * q[1]) * mass_between(tails_at(tilted, a), tails_at(tilted, b));
    }
    case Shape::beta: {
        const Family tilted =
            family_of({.shape = Shape::beta, .parameters = {q[0] + 1.0, q[1], f.lower, f.upper}});
        return f.lower * mass_between(tails_at(f, a), tails_at(f, b)) +
               (f.upper - f.lower) * q[0] / (q[0] + q[1]) *
                   mass_between(tails_at(tilted, a), tails_at(tilted, b));
    }
    case Shape::gamma: {
        const Family tilted = family_of({.shape = Shape::gamma, .parameters = {q[0] + 1.0, q[1]}});
        return q[0] * q[1] * mass_between(tails_at(tilted, a), tails_at(tilted, b));
    }
    case Shape::weibull: {  // the hazard (x / scale)^shape is exponential
        const double order = 1.0 + 1.0 / q[0];
        const Family tilted = family_of({.shape = Shape::gamma, .parameters = {order, 1.0}});
        const auto hazard = [&](double x) { return x < infinite ? power_of(x / q[1], q[0]) : infinite; };
        return q[1] * special::gamma_function(order) *
               mass_between(tails_at(tilted, hazard(a)), tails_at(tilted, hazard(b)));
    }
    case Shape::pareto:
        return pareto_antiderivative(q[0], q[1], b) - pareto_antiderivative(q[0], q[1], a);
    case Shape::student_t:
        return q[1] * mass_between(tails_at(f, a), tails_at(f, b)) +
               q[2] * (student_antiderivative(q[0], (b - q[1]) / q[2]) -
                       student_antiderivative(q[0], (a - q[1]) / q[2]));
    case Shape::metalog:
        return metalog_partial(f, a, b);
    default:
        return 0.0;
    }
}

}  // namespace fundsim
