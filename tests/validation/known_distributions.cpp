#include "validation/known_distributions.hpp"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>

#include "engine/distribution/calibrations.hpp"
#include "engine/distribution_samples.hpp"

namespace fundsim::validation {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

double phi(double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); }

//! A family without atoms: P(X < x) = P(X <= x).
Known smooth(std::string name, Distribution d, double mean, double deviation,
             std::function<double(double)> cdf, std::function<double(double)> quantile = {},
             double sees = 0.01) {
    return {std::move(name), std::move(d), mean, deviation, cdf, cdf, std::move(quantile), sees};
}

//! Values with probabilities.
Known atoms(std::string name, Distribution d, std::vector<double> values, std::vector<double> weights) {
    double mean = 0, square = 0;
    for (std::size_t k = 0; k < values.size(); ++k) mean += weights[k] * values[k];
    for (std::size_t k = 0; k < values.size(); ++k)
        square += weights[k] * (values[k] - mean) * (values[k] - mean);
    const auto sum = [=](auto counts) {
        double p = 0;
        for (std::size_t k = 0; k < values.size(); ++k) p += counts(values[k]) ? weights[k] : 0;
        return p;
    };
    return {std::move(name),
            std::move(d),
            mean,
            std::sqrt(square),
            [=](double x) { return sum([=](double v) { return v <= x; }); },
            [=](double x) { return sum([=](double v) { return v < x; }); },
            {}};
}

template <class Law>
Known of_boost(std::string name, Distribution d, Law law, double shift, double scale) {
    return smooth(
        std::move(name), std::move(d), shift + scale * boost::math::mean(law),
        scale * boost::math::standard_deviation(law),
        [=](double x) { return boost::math::cdf(law, (x - shift) / scale); },
        [=](double p) { return shift + scale * boost::math::quantile(law, p); });
}

double metalog(double p) {
    const double logit = std::log(p / (1 - p));
    return 10 + 2 * logit + 0.5 * (p - 0.5) * logit + (p - 0.5);
}

Known metalog_known() {
    const double mean = samples::integral(metalog, 0, 1);
    const double square = samples::integral([](double p) { return metalog(p) * metalog(p); }, 0, 1);
    const auto cdf = [](double x) {
        double low = 0, high = 1;
        for (int k = 0; k < 50; ++k) (metalog((low + high) / 2) < x ? low : high) = (low + high) / 2;
        return low;
    };
    return smooth("metalog", {.shape = Shape::metalog, .parameters = {10, 2, 0.5, 1}}, mean,
                  std::sqrt(square - mean * mean), cdf, metalog);
}

//! 10 % uniform below 0, half exactly 0, the rest lognormal.
Known ideas() {
    const auto cdf = [](double x, double at_zero) {
        const double harm = 0.1 * std::clamp((x + 300) / 300, 0.0, 1.0);
        return harm + at_zero + (x > 0 ? 0.4 * phi((std::log(x) - 5) / 1.1) : 0);
    };
    const double half = 1.1 * 1.1 / 2, gain = std::exp(5 + half);
    const double mean = 0.4 * gain - 15;
    const double square = 0.1 * 30000 + 0.4 * gain * gain * std::exp(2 * half);
    return {"mixture",
            {.shape = Shape::mixture,
             .weights = {0.1, 0.5, 0.4},
             .parts = {{.shape = Shape::uniform, .parameters = {-300, 0}},
                       {.shape = Shape::constant, .parameters = {0}},
                       {.shape = Shape::lognormal, .parameters = {5, 1.1}}}},
            mean,
            std::sqrt(square - mean * mean),
            [=](double x) { return cdf(x, x >= 0 ? 0.5 : 0); },
            [=](double x) { return cdf(x, x > 0 ? 0.5 : 0); },
            {},
            0.03};
}

//! Overruns of large IT projects: lognormal below 1.5, Pareto from there, both cut (a cap conditions).
Known large_it() {
    const double location = -0.1105705984709636, spread = 0.2, alpha = 1.378;
    const double body = phi((std::log(1.5) - location) / spread), tail = 1 - std::pow(0.15, alpha);
    const double mean_body =
        std::exp(location + spread * spread / 2) * phi((std::log(1.5) - location) / spread - spread) / body;
    const double mean_tail = alpha / (alpha - 1) * (1.5 - 10 * std::pow(0.15, alpha)) / tail;
    const auto cdf = [=](double x) {
        const double low = std::min(1.0, phi((std::log(x) - location) / spread) / body);
        const double high = x <= 1.5 ? 0 : (1 - std::pow(1.5 / x, alpha)) / tail;
        return 0.82 * low + 0.18 * high;
    };
    return smooth("calibration, capped (large_it)", large_it_overrun(), 0.82 * mean_body + 0.18 * mean_tail,
                  none, cdf);
}

Distribution make(Shape shape, std::vector<double> parameters) {
    return {.shape = shape, .parameters = parameters};
}

}  // namespace

std::vector<Known> known_distributions() {
    std::vector<Known> k;
    k.push_back(atoms("constant", make(Shape::constant, {3}), {3}, {1}));
    k.push_back(smooth(
        "uniform", make(Shape::uniform, {-2, 3}), 0.5, 5 / std::sqrt(12.0),
        [](double x) { return (x + 2) / 5; }, [](double p) { return 5 * p - 2; }, 0.025));
    k.push_back(smooth(
        "triangular", make(Shape::triangular, {0, 1, 5}), 2, std::sqrt(21.0 / 18),
        [](double x) { return x < 1 ? x * x / 5 : 1 - (5 - x) * (5 - x) / 20; },
        [](double p) { return p < 0.2 ? std::sqrt(5 * p) : 5 - std::sqrt(20 * (1 - p)); }));
    k.push_back(
        of_boost("pert", make(Shape::pert, {0, 1, 5}), boost::math::beta_distribution<>(1.8, 4.2), 0, 5));
    k.push_back(
        smooth("normal", make(Shape::normal, {1, 0.5}), 1, 0.5, [](double x) { return phi((x - 1) / 0.5); }));
    k.push_back(smooth("lognormal", make(Shape::lognormal, {1, 0.5}), std::exp(1.125),
                       std::exp(1.125) * std::sqrt(std::expm1(0.25)),
                       [](double x) { return phi((std::log(x) - 1) / 0.5); }));
    k.push_back(
        of_boost("beta", make(Shape::beta, {3, 1.5}), boost::math::beta_distribution<>(3, 1.5), 0, 1));
    k.push_back(
        of_boost("gamma", make(Shape::gamma, {2.5, 3}), boost::math::gamma_distribution<>(2.5, 3), 0, 1));
    k.push_back(smooth(
        "exponential", make(Shape::exponential, {2}), 2, 2, [](double x) { return -std::expm1(-x / 2); },
        [](double p) { return -2 * std::log1p(-p); }));
    k.push_back(smooth(
        "weibull", make(Shape::weibull, {1.7, 2}), 2 * std::tgamma(1 + 1 / 1.7),
        2 * std::sqrt(std::tgamma(1 + 2 / 1.7) - std::pow(std::tgamma(1 + 1 / 1.7), 2)),
        [](double x) { return -std::expm1(-std::pow(x / 2, 1.7)); },
        [](double p) { return 2 * std::pow(-std::log1p(-p), 1 / 1.7); }));
    k.push_back(smooth(
        "pareto, exponent 1.378", make(Shape::pareto, {1, 1.378}), none, none,
        [](double x) { return 1 - std::pow(x, -1.378); },
        [](double p) { return std::pow(1 - p, -1 / 1.378); }));
    const boost::math::students_t heavy(1.5);
    k.push_back(smooth(
        "student_t, 1.5 degrees", make(Shape::student_t, {1.5, 0, 1}), none, none,
        [=](double x) { return boost::math::cdf(heavy, x); },
        [=](double p) { return boost::math::quantile(heavy, p); }));
    k.push_back(of_boost("student_t, 5 degrees", make(Shape::student_t, {5, 3, 1}),
                         boost::math::students_t(5), 3, 1));
    k.push_back(atoms("discrete", {.shape = Shape::discrete, .values = {0, 1, 5}, .weights = {0.2, 0.3, 0.5}},
                      {0, 1, 5}, {0.2, 0.3, 0.5}));
    k.push_back(ideas());
    k.push_back(metalog_known());
    k.push_back(atoms("empirical", {.shape = Shape::empirical, .values = {3, 1, 4, 1, 5}}, {1, 3, 4, 5},
                      {0.4, 0.2, 0.2, 0.2}));
    k.push_back(large_it());
    return k;
}

}  // namespace fundsim::validation
