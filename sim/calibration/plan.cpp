#include "calibration/plan.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "calibration/goodness.hpp"
#include "engine/numeric/special.hpp"
#include "engine/random/draws.hpp"

namespace fundsim {

namespace {

//! Takes all values that are exactly `value` away. How many there were.
std::size_t take(std::vector<double>& values, double value) {
    const std::size_t before = values.size();
    std::erase(values, value);
    return before - values.size();
}

void find_masses(Plan& plan, std::vector<double>& finished) {
    const double all = double(finished.size());
    if (const std::size_t none = take(finished, 0); none > 0) {
        plan.masses.push_back({0, none});
    }
    const auto on_plan = std::size_t(std::count(finished.begin(), finished.end(), 1.0));
    if (!plan.question.is_ratio || on_plan < least_mass || double(on_plan) < least_mass_share * all) {
        return;
    }
    take(finished, 1);
    if (plan.question.on_plan == OnPlan::keep) {
        plan.masses.push_back({1, on_plan});
    } else {
        plan.left_out = on_plan;
    }
}

std::vector<Candidate> candidates_of(const Plan& plan) {
    if (plan.question.family) {
        return {*plan.question.family};
    }
    if (plan.varying.finished.size() < least_choice) {
        return {Candidate::lognormal};
    }
    std::vector<Candidate> all{Candidate::lognormal, Candidate::gamma, Candidate::weibull,
                               Candidate::log_logistic};
    if (plan.question.may_have_tail) {
        all.push_back(Candidate::body_and_tail);
    }
    all.push_back(Candidate::metalog);
    return all;
}

//! What a replicate draws for a project.
enum Draw : std::uint32_t { of_mass, of_value, of_sight, draws };

}  // namespace

double credibility(std::size_t finished) {
    return std::min(1.0, __builtin_sqrt(double(finished) / full_credibility));
}

double usual_cap(double largest) {
    double cap = 10;
    for (int k = 0; !(cap > largest) && k < 30; ++k) {
        cap *= k % 3 == 1 ? 2.5 : 2;
    }
    return cap;
}

Plan plan_of(Question question) {
    Plan plan{.question = std::move(question)};
    std::vector<double> finished = plan.question.finished;
    find_masses(plan, finished);
    plan.varying = observed(std::move(finished), plan.question.unfinished);
    const auto& values = plan.varying.finished;
    if (finished_of(plan) < least_projects) {
        plan.fault = "too few finished projects";
    } else if (values.size() < least_projects) {
        plan.fault = "too few finished projects differ from their plan";
    } else if (!(values.front() < values.back())) {
        plan.fault = "all finished projects have the same figure";
    }
    if (plan.fault != nullptr) {
        return plan;
    }
    plan.sight = limits_of_sight(plan.varying);
    for (const Candidate candidate : candidates_of(plan)) {
        Fitted fitted = fit(candidate, plan.varying, plan.question.threshold);
        if (fitted.fits) {
            plan.distances.push_back(anderson_darling(plan.varying, fitted));
            plan.fits.push_back(std::move(fitted));
        }
    }
    plan.fault = plan.fits.empty() ? "the family that is asked for does not fit" : nullptr;
    return plan;
}

std::size_t finished_of(const Plan& plan) {
    std::size_t count = plan.varying.finished.size();
    for (const Mass& mass : plan.masses) {
        count += mass.count;
    }
    return count;
}

std::vector<double> shares_of(const Plan& plan) {
    std::vector<double> shares;
    for (const Mass& mass : plan.masses) {
        shares.push_back(double(mass.count) / double(finished_of(plan)));
    }
    return shares;
}

Distribution own_distribution(const Plan& plan, const Fitted& fitted, const std::vector<double>& shares) {
    Distribution varying = distribution_of(fitted, plan.question.cap);
    if (plan.masses.empty()) {
        return varying;
    }
    Distribution whole{.shape = Shape::mixture};
    double rest = 1;
    for (std::size_t i = 0; i < plan.masses.size(); ++i) {
        whole.weights.push_back(shares[i]);
        whole.parts.push_back({.shape = Shape::constant, .parameters = {plan.masses[i].value}});
        rest -= shares[i];
    }
    if (varying.shape != Shape::mixture) {
        varying = {.shape = Shape::mixture, .weights = {1}, .parts = {std::move(varying)}};
    }
    for (std::size_t i = 0; i < varying.parts.size(); ++i) {
        whole.weights.push_back(rest * varying.weights[i]);
        whole.parts.push_back(std::move(varying.parts[i]));
    }
    return whole;
}

Figures figures_of(const Distribution& own) {
    Figures figures{mean(own), {}};
    for (std::size_t i = 0; i < told_shares.size(); ++i) {
        figures.quantiles[i] = quantile(own, told_shares[i]);
    }
    return figures;
}

Replicate replicate(const Plan& plan, std::size_t fit_at, std::uint32_t number) {
    const Fitted& truth = plan.fits[fit_at];
    const Stream stream{plan.question.seed,
                        plan.question.number * candidate_count + std::uint64_t(truth.candidate)};
    const auto drawn = [&](std::size_t project, Draw what) {
        return uniform(stream, Purpose::study_resamples, number, std::uint32_t(project) * draws + what);
    };
    const std::vector<double> shares = shares_of(plan);
    std::vector<std::size_t> counts(shares.size());
    std::vector<double> finished, unfinished;
    const std::size_t all = finished_of(plan) + plan.varying.unfinished.size();
    for (std::size_t i = 0; i < all; ++i) {
        double place = shares.empty() ? 1 : drawn(i, of_mass);
        std::size_t mass = 0;
        for (; mass < shares.size() && place >= shares[mass]; ++mass) {
            place -= shares[mass];
        }
        if (mass < shares.size()) {
            ++counts[mass];
            continue;
        }
        const double value = quantile_at(truth, drawn(i, of_value));
        const double seen = plan.sight.empty() ? std::numeric_limits<double>::infinity()
                                               : quantile_of_steps(plan.sight, drawn(i, of_sight));
        (value <= seen ? finished : unfinished).push_back(std::min(value, seen));
    }
    Replicate out;
    const Observed sample = observed(std::move(finished), std::move(unfinished));
    std::size_t all_finished = sample.finished.size();
    for (const std::size_t count : counts) {
        all_finished += count;
    }
    if (sample.finished.size() < 2 || !(sample.finished.front() < sample.finished.back())) {
        return out;
    }
    const Fitted again = fit(truth.candidate, sample, truth.threshold, &truth, 1);
    if (!again.fits) {
        return out;
    }
    for (const std::size_t count : counts) {
        out.shares.push_back(double(count) / double(all_finished));
    }
    out.fits = true;
    out.finished = all_finished;
    out.parameters = again.parameters;
    out.distance = anderson_darling(sample, again);
    out.figures = figures_of(own_distribution(plan, again, out.shares));
    return out;
}

}  // namespace fundsim
