#include "engine/distribution/fits.hpp"

#include "engine/distribution/boost_math.hpp"
#include "engine/distribution/family.hpp"
#include "engine/distribution/scalar_math.hpp"

#include <Eigen/QR>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace fundsim {

namespace {

Fit fault(std::string words) { return {{}, std::move(words)}; }

Fit fitted(Shape shape, std::vector<double> parameters) {
    return {{.shape = shape, .parameters = std::move(parameters)}, {}};
}

/// What is wrong with a list of quantiles that must be ascending; empty when nothing is.
std::string disorder(std::span<const QuantilePoint> points) {
    for (const QuantilePoint& q : points) {
        if (!(q.probability > 0.0 && q.probability < 1.0)) {
            return "a quantile's probability must lie between 0 and 1";
        }
        if (!std::isfinite(q.value)) {
            return "a quantile must be a finite number";
        }
    }
    for (std::size_t i = 1; i < points.size(); ++i) {
        if (!(points[i - 1].probability < points[i].probability)) {
            return "the same probability is given twice";
        }
        if (!(points[i - 1].value < points[i].value)) {
            return "quantiles must rise with their probability";
        }
    }
    return {};
}

/// Intercept and slope of the line through two points.
struct Line {
    double intercept;
    double slope;
};

Line line_through(double x1, double y1, double x2, double y2) {
    const double slope = (y2 - y1) / (x2 - x1);
    return {y1 - slope * x1, slope};
}

/// The gamma whose quantiles have the given ratio: the ratio falls as the shape grows.
Fit gamma_through(const QuantilePoint& low, const QuantilePoint& high) {
    const double wanted = high.value / low.value;
    const auto value = [](double shape, double p) {
        return value_of(family_of({.shape = Shape::gamma, .parameters = {shape, 1.0}}), {p, 1.0 - p});
    };
    double from = -4.0;  // ln(shape)
    double to = 13.0;
    for (int i = 0; i < 60; ++i) {
        const double middle = 0.5 * (from + to);
        const double shape = exp_of(middle);
        const double below = value(shape, low.probability);
        (below > 0.0 && value(shape, high.probability) < wanted * below ? to : from) = middle;
    }
    if (from == -4.0 || to == 13.0) {
        return fault("no gamma has quantiles in this ratio");
    }
    const double shape = exp_of(0.5 * (from + to));
    return fitted(Shape::gamma, {shape, low.value / value(shape, low.probability)});
}

Fit through_two(Shape shape, const QuantilePoint& low, const QuantilePoint& high) {
    const bool positive = shape == Shape::lognormal || shape == Shape::gamma || shape == Shape::weibull ||
                          shape == Shape::pareto;
    if (positive && !(low.value > 0.0)) {
        return fault("this distribution needs quantiles above 0");
    }
    const auto z = [](const QuantilePoint& q) { return normal_quantile(q.probability); };
    const auto hazard = [](const QuantilePoint& q) { return -log_one_plus(-q.probability); };
    switch (shape) {
    case Shape::uniform: {
        const Line l = line_through(low.probability, low.value, high.probability, high.value);
        return fitted(shape, {l.intercept, l.intercept + l.slope});
    }
    case Shape::normal: {
        const Line l = line_through(z(low), low.value, z(high), high.value);
        return fitted(shape, {l.intercept, l.slope});
    }
    case Shape::lognormal: {
        const Line l = line_through(z(low), log_of(low.value), z(high), log_of(high.value));
        return fitted(shape, {l.intercept, l.slope});
    }
    case Shape::weibull: {
        const Line l =
            line_through(log_of(hazard(low)), log_of(low.value), log_of(hazard(high)), log_of(high.value));
        return fitted(shape, {1.0 / l.slope, exp_of(l.intercept)});
    }
    case Shape::pareto: {
        const Line l = line_through(hazard(low), log_of(low.value), hazard(high), log_of(high.value));
        return fitted(shape, {exp_of(l.intercept), 1.0 / l.slope});
    }
    case Shape::gamma:
        return gamma_through(low, high);
    default:
        return fault("this distribution cannot be given by quantiles");
    }
}

/// The weibull with this ratio of standard deviation to mean; the ratio falls as the shape grows.
Fit weibull_with(double mean, double ratio) {
    double from = -2.3;  // ln(shape)
    double to = 6.9;
    const auto first = [](double shape) { return special::gamma_function(1.0 + 1.0 / shape); };
    for (int i = 0; i < 60; ++i) {
        const double middle = 0.5 * (from + to);
        const double shape = exp_of(middle);
        const double m = first(shape);
        (special::gamma_function(1.0 + 2.0 / shape) / (m * m) - 1.0 < ratio * ratio ? to : from) = middle;
    }
    if (from == -2.3 || to == 6.9) {
        return fault("no weibull has this ratio of standard deviation to mean");
    }
    const double shape = exp_of(0.5 * (from + to));
    return fitted(Shape::weibull, {shape, mean / first(shape)});
}

}  // namespace

Fit fit_quantiles(Shape shape, std::span<const QuantilePoint> given) {
    std::vector<QuantilePoint> points(given.begin(), given.end());
    std::sort(points.begin(), points.end(), [](auto& a, auto& b) { return a.probability < b.probability; });
    if (const std::string words = disorder(points); !words.empty()) {
        return fault(words);
    }
    if (shape == Shape::metalog) {
        return fit_metalog(points);
    }
    const std::size_t wanted = shape == Shape::constant || shape == Shape::exponential ? 1 : 2;
    if (points.size() > wanted) {
        return fault("this distribution is given by " + std::to_string(wanted) +
                     (wanted == 1 ? " quantile" : " quantiles") + "; a metalog takes more");
    }
    if (points.size() < wanted) {
        return fault("this distribution needs two quantiles");
    }
    if (shape == Shape::constant) {
        return fitted(shape, {points[0].value});
    }
    if (shape == Shape::exponential) {
        if (!(points[0].value > 0.0)) {
            return fault("this distribution needs quantiles above 0");
        }
        return fitted(shape, {points[0].value / -log_one_plus(-points[0].probability)});
    }
    return through_two(shape, points[0], points[1]);
}

Fit fit_mean_sd(Shape shape, double mean, double deviation, double lower, double upper) {
    if (!std::isfinite(mean) || !std::isfinite(deviation)) {
        return fault("mean and sd must be finite numbers");
    }
    if (!(deviation > 0.0)) {
        return fault("sd must be above 0 (what does not vary is a constant)");
    }
    const bool positive = shape == Shape::lognormal || shape == Shape::gamma || shape == Shape::weibull ||
                          shape == Shape::pareto;
    if (positive && !(mean > 0.0)) {
        return fault("this distribution needs a mean above 0");
    }
    const double ratio = deviation / mean;
    switch (shape) {
    case Shape::uniform: {
        const double half = __builtin_sqrt(3.0) * deviation;
        return fitted(shape, {mean - half, mean + half});
    }
    case Shape::normal:
        return fitted(shape, {mean, deviation});
    case Shape::lognormal:
        return fit_lognormal_mean(mean, __builtin_sqrt(log_one_plus(ratio * ratio)));
    case Shape::gamma:
        return fitted(shape, {1.0 / (ratio * ratio), deviation * ratio});
    case Shape::weibull:
        return weibull_with(mean, ratio);
    case Shape::pareto: {
        const double exponent = 1.0 + __builtin_sqrt(1.0 + 1.0 / (ratio * ratio));
        return fitted(shape, {mean * (exponent - 1.0) / exponent, exponent});
    }
    case Shape::beta: {
        if (!(lower < mean && mean < upper)) {
            return fault("the mean of a beta must lie between its ends");
        }
        const double m = (mean - lower) / (upper - lower);
        const double s = deviation / (upper - lower);
        const double total = m * (1.0 - m) / (s * s) - 1.0;
        if (!(total > 0.0)) {
            return fault("sd is too large: no beta with this mean spreads so far");
        }
        if (lower == 0.0 && upper == 1.0) {
            return fitted(shape, {m * total, (1.0 - m) * total});
        }
        return fitted(shape, {m * total, (1.0 - m) * total, lower, upper});
    }
    default:
        return fault("this distribution cannot be given by mean and sd");
    }
}

Fit fit_lognormal_mean(double mean, double log_deviation) {
    if (!(mean > 0.0) || !(log_deviation > 0.0)) {
        return fault("a lognormal needs a mean and an sd above 0");
    }
    return fitted(Shape::lognormal, {log_of(mean) - 0.5 * log_deviation * log_deviation, log_deviation});
}

Fit fit_metalog(std::span<const QuantilePoint> given, double lower, double upper, int terms) {
    std::vector<QuantilePoint> points(given.begin(), given.end());
    std::sort(points.begin(), points.end(), [](auto& a, auto& b) { return a.probability < b.probability; });
    if (const std::string words = disorder(points); !words.empty()) {
        return fault(words);
    }
    const int count = static_cast<int>(points.size());
    if (terms == 0) {
        terms = std::min(count, 5);
    }
    if (count < 2 || terms < 2 || terms > std::min(count, 16)) {
        return fault("a metalog needs 2 to 16 terms and as many quantiles");
    }
    if (!(points.front().value > lower && points.back().value < upper)) {
        return fault("quantiles must lie within the bounds");
    }
    Eigen::MatrixXd basis(count, terms);
    Eigen::VectorXd sums(count);
    for (int i = 0; i < count; ++i) {
        const auto& [p, x] = points[static_cast<std::size_t>(i)];
        for (int k = 0; k < terms; ++k) {
            std::vector<double> unit(static_cast<std::size_t>(terms), 0.0);
            unit[static_cast<std::size_t>(k)] = 1.0;
            basis(i, k) = metalog_sum(unit, {p, 1.0 - p});
        }
        const double above_lower = lower > -infinite ? log_of(x - lower) : 0.0;
        const double below_upper = upper < infinite ? log_of(upper - x) : 0.0;
        sums(i) = lower == -infinite && upper == infinite ? x : above_lower - below_upper;
    }
    const Eigen::VectorXd solution = basis.colPivHouseholderQr().solve(sums);
    Fit fit = fitted(Shape::metalog, {solution.data(), solution.data() + terms});
    if (lower > -infinite || upper < infinite) {
        fit.distribution.values = {lower, upper};
    }
    if (!metalog_feasible(fit.distribution.parameters)) {
        return fault("no metalog with " + std::to_string(terms) +
                     " terms fits these quantiles: they are too lopsided");
    }
    return fit;
}

}  // namespace fundsim
