#include "calibration/candidates.hpp"

#include <limits>

#include "calibration/body_and_tail.hpp"
#include "calibration/gamma_fit.hpp"
#include "calibration/location_scale.hpp"
#include "calibration/log_metalog.hpp"
#include "engine/numeric/special.hpp"

namespace fundsim {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

Fitted from(Candidate candidate, std::vector<double> parameters, double log_likelihood) {
    return {candidate, std::move(parameters), 0, log_likelihood, true};
}

//! ln(p / (1 - p)).
double log_odds(double p) { return log_of(p) - log_one_plus(-p); }

}  // namespace

std::string_view word_of(Candidate candidate) {
    switch (candidate) {
    case Candidate::lognormal:
        return "lognormal";
    case Candidate::gamma:
        return "gamma";
    case Candidate::weibull:
        return "weibull";
    case Candidate::log_logistic:
        return "log_logistic";
    case Candidate::body_and_tail:
        return "body_and_tail";
    default:
        return "metalog";
    }
}

std::vector<std::string_view> parameters_of(Candidate candidate) {
    switch (candidate) {
    case Candidate::lognormal:
        return {"mu", "sigma"};
    case Candidate::gamma:
    case Candidate::weibull:
        return {"shape", "scale"};
    case Candidate::log_logistic:
        return {"mu", "s"};
    case Candidate::body_and_tail:
        return {"weight", "mu", "sigma", "alpha"};
    default:
        return {"a1", "a2", "a3"};
    }
}

std::vector<Scale> scales_of(Candidate candidate) {
    switch (candidate) {
    case Candidate::lognormal:
    case Candidate::log_logistic:
        return {Scale::any, Scale::positive};
    case Candidate::gamma:
    case Candidate::weibull:
        return {Scale::positive, Scale::positive};
    case Candidate::body_and_tail:
        return {Scale::share, Scale::any, Scale::positive, Scale::positive};
    default:
        return {Scale::any, Scale::positive, Scale::any};
    }
}

Fitted fit(Candidate candidate, const Observed& sample, double threshold, const Fitted* near,
           std::size_t least) {
    switch (candidate) {
    case Candidate::lognormal: {
        const PlaceAndSpread found = fit_location_scale(Law::normal, sample);
        return from(candidate, {found.place, found.spread}, found.log_likelihood);
    }
    case Candidate::log_logistic: {
        const PlaceAndSpread found = fit_location_scale(Law::logistic, sample);
        return from(candidate, {found.place, found.spread}, found.log_likelihood);
    }
    case Candidate::weibull: {
        const PlaceAndSpread found = fit_location_scale(Law::smallest_extreme, sample);
        return from(candidate, {1 / found.spread, exp_of(found.place)}, found.log_likelihood);
    }
    case Candidate::gamma:
        return fit_gamma(sample, near);
    case Candidate::body_and_tail:
        return fit_body_and_tail(sample, threshold, near, least);
    default:
        return fit_log_metalog(sample, near);
    }
}

Sides sides_at(const Fitted& fitted, double x) {
    const auto& q = fitted.parameters;
    switch (fitted.candidate) {
    case Candidate::lognormal: {
        const double w = (log_of(x) - q[0]) / q[1];
        return {normal_cdf(w), normal_cdf(-w)};
    }
    case Candidate::weibull: {
        const double hazard = exp_of(q[0] * log_of(x / q[1]));
        return {-exp_minus_one(-hazard), exp_of(-hazard)};
    }
    case Candidate::log_logistic: {
        const double w = (log_of(x) - q[0]) / q[1];
        return {1 / (1 + exp_of(-w)), 1 / (1 + exp_of(w))};
    }
    case Candidate::gamma:
        return {cumulative(distribution_of(fitted, infinity), x),
                exceedance(distribution_of(fitted, infinity), x)};
    case Candidate::body_and_tail:
        return sides_of_body_and_tail(fitted, x);
    default:
        return sides_of_log_metalog(q, x);
    }
}

double quantile_at(const Fitted& fitted, double p) {
    const auto& q = fitted.parameters;
    switch (fitted.candidate) {
    case Candidate::lognormal:
        return exp_of(q[0] + q[1] * normal_quantile(p));
    case Candidate::weibull:
        return q[1] * exp_of(log_of(-log_one_plus(-p)) / q[0]);
    case Candidate::log_logistic:
        return exp_of(q[0] + q[1] * log_odds(p));
    case Candidate::gamma:
        return quantile(distribution_of(fitted, infinity), p);
    case Candidate::body_and_tail:
        return quantile_of_body_and_tail(fitted, p);
    default:
        return quantile_of_log_metalog(q, log_odds(p));
    }
}

double tail_exponent(const Fitted& fitted) {
    const auto& q = fitted.parameters;
    switch (fitted.candidate) {
    case Candidate::log_logistic:
        return 1 / q[1];
    case Candidate::body_and_tail:
        return q[3];
    case Candidate::metalog:
        return 1 / (q[1] + q[2] / 2);
    default:
        return infinity;
    }
}

Distribution distribution_of(const Fitted& fitted, double cap) {
    const auto& q = fitted.parameters;
    const double top = tail_exponent(fitted) > 1 ? infinity : cap;
    switch (fitted.candidate) {
    case Candidate::lognormal:
        return {.shape = Shape::lognormal, .parameters = q};
    case Candidate::gamma:
        return {.shape = Shape::gamma, .parameters = q};
    case Candidate::weibull:
        return {.shape = Shape::weibull, .parameters = q};
    case Candidate::body_and_tail:
        return {
            .shape = Shape::mixture,
            .weights = {q[0], 1 - q[0]},
            .parts = {{.shape = Shape::lognormal, .parameters = {q[1], q[2]}, .maximum = fitted.threshold},
                      {.shape = Shape::pareto, .parameters = {fitted.threshold, q[3]}, .maximum = cap}}};
    default:
        return {.shape = Shape::metalog, .parameters = q, .maximum = top, .values = {0, infinity}};
    }
}

}  // namespace fundsim
