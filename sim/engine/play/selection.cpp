#include "engine/play/selection.hpp"

#include <algorithm>
#include <cmath>

#include "engine/numeric/special.hpp"

namespace fundsim {

namespace {

//! A signal without noise is the truth; this variance stands for none.
constexpr double no_noise = 1e-12;

//! A smaller gain in fit is a matter of rounding.
constexpr double least_gain = 1e-9;

double precise(double variance) { return 1 / std::max(variance, no_noise); }

double experiments_variance(const Levers& l, double weight) {
    const double shared = l.selection == Selection::evidence ? l.sigma_ext * l.sigma_ext : 0.0;
    return shared + 1 / weight;
}

double precision_with(const ValueBelief& b, const Levers& l, double experiments) {
    return b.precision + (experiments > 0 ? precise(experiments_variance(l, experiments)) : 0.0);
}

}  // namespace

ValueBelief belief_from_case(const Rules& rules, const Opportunities& world, double case_signal) {
    if (rules.levers.selection == Selection::face_value) {
        const double weight = precise(world.sigma_case * world.sigma_case);
        return {.precision = weight, .pull = weight * case_signal};
    }
    const double weight = precise(rules.believed_case_variance);
    return {.precision = 1 + weight,
            .pull = weight * (case_signal - rules.believed_bias) * rules.believed_case_spread};
}

void learn_case(ValueBelief& b, const Rules& rules, const Opportunities& world, double case_signal) {
    ValueBelief said = belief_from_case(rules, world, case_signal);
    if (rules.levers.selection == Selection::evidence) {
        said.precision += b.precision - 1;  // the prior is there already
        said.pull += b.pull;
    }
    b.precision = said.precision;
    b.pull = said.pull;
}

NormalBelief posterior(const ValueBelief& b, const Levers& l) {
    if (b.experiments == 0) {
        return {b.pull / b.precision, 1 / b.precision};
    }
    const double weight = precise(experiments_variance(l, b.experiments));
    const double precision = b.precision + weight;
    return {(b.pull + weight * b.experiment_pull / b.experiments) / precision, 1 / precision};
}

void learn_experiment(ValueBelief& b, double sigma_exp, double signal) {
    const double weight = precise(sigma_exp * sigma_exp);
    b.experiments += weight;
    b.experiment_pull += weight * signal;
}

void learn_effect(ValueBelief& b, double signal, double noise_variance) {
    const double weight = precise(noise_variance);
    b.precision += weight;
    b.pull += weight * signal;
}

void predict_shift(ValueBelief& b, const Levers& l, double memory) {
    if (l.selection == Selection::face_value) {
        return;
    }
    const NormalBelief now = posterior(b, l);
    const double variance = memory * memory * now.variance + 1 - memory * memory;
    b = {.precision = 1 / variance, .pull = memory * now.mean / variance};
}

double variance_learned(const ValueBelief& b, const Levers& l) {
    return 1 / precision_with(b, l, b.experiments) -
           1 / precision_with(b, l, b.experiments + precise(l.sigma_exp * l.sigma_exp));
}

Expectation believed_value(const Prepared& p, const Rules& rules, const ValueBelief& belief) {
    const NormalBelief z = posterior(belief, rules.levers);
    if (rules.levers.selection == Selection::evidence) {
        return expected_value(p.value_belief, z.mean, z.variance);
    }
    return {value_at(p.value, z.mean), 0.0};
}

void learn_usage(FitBelief& b, AttemptReadings& attempt, double rho, double sigma, double signal) {
    // What the readings say of the shared part: their mean has the noise 1/weight beside the attempt's own
    // part.
    const auto count = [&](double sign) {
        const double variance = std::max(1 - rho + 1 / attempt.weight, no_noise);
        b.precision += sign * rho / variance;
        b.pull += sign * std::sqrt(rho) * (attempt.pull / attempt.weight) / variance;
    };
    if (attempt.weight > 0) {
        count(-1);
    }
    const double weight = precise(sigma * sigma);
    attempt.weight += weight;
    attempt.pull += weight * signal;
    count(1);
}

NormalBelief attempt_belief(const FitBelief& b, const AttemptReadings& attempt, double rho) {
    const double shared = std::sqrt(rho) * b.pull / b.precision;
    const double shared_variance = rho / b.precision;
    if (attempt.weight == 0) {
        return {shared, shared_variance + 1 - rho};
    }
    const double weight = (1 - rho) / std::max(1 - rho + 1 / attempt.weight, no_noise);
    return {shared * (1 - weight) + weight * (attempt.pull / attempt.weight),
            (1 - weight) * (1 - weight) * shared_variance + (1 - rho) * (1 - weight)};
}

double believed_fit(const Prepared& p, const Rules& rules, const FitBelief& belief,
                    const AttemptReadings& attempt) {
    if (rules.levers.selection == Selection::face_value) {
        return attempt.weight == 0 ? 1.0 : value_at(p.fit, attempt.pull / attempt.weight);
    }
    const NormalBelief a = attempt_belief(belief, attempt, p.scenario.opportunities.rho_fit);
    return mean_of(p.fit_belief, a.mean, a.variance);
}

double believed_gain(const Prepared& p, const Rules& rules, const FitBelief& belief, double kept) {
    if (rules.levers.selection == Selection::face_value) {
        return std::max(0.0, 1 - kept);
    }
    const NormalBelief a = attempt_belief(belief, {}, p.scenario.opportunities.rho_fit);
    const double mean = mean_of(p.fit_belief, a.mean, a.variance);
    const double square = mean_of(p.fit_square_belief, a.mean, a.variance);
    // What tells the better of two attempts is the reading, not the fit itself.
    const double noise = rules.levers.sigma_usage * rules.levers.sigma_usage;
    const double told = a.variance > 0 ? a.variance / (a.variance + noise) : 0.0;
    const double sd = std::sqrt(std::max(square - mean * mean, 0.0) * told);
    const double chosen = sd < 1e-9 ? std::max(0.0, mean - kept) : sd * unit_normal_loss((kept - mean) / sd);
    const double gain = (1 - rules.unread_share) * chosen + rules.unread_share * (mean - kept);
    return gain < least_gain ? 0 : gain;
}

}  // namespace fundsim
