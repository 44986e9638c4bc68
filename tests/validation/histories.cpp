// Histories of projects drawn from known distributions: how often the 90 % intervals that calibration gives
// hold the truth.

#include <fmt/format.h>

#include "calibration/calibrated.hpp"
#include "engine/random/draws.hpp"
#include "execution/threads.hpp"
#include "validation/sections.hpp"

namespace fundsim::validation {

namespace {

constexpr std::uint32_t resamples = 99;
constexpr std::size_t histories = 300;
constexpr std::uint64_t seed = 11;
constexpr double least = 0.85, most = 0.95;

//! A truth, and what spoils the view of it.
struct Truth {
    std::string name;
    Fitted fitted;
    double seen = 0;      //!< half of the projects are looked at here, and unfinished beyond; 0: none
    double on_plan = 0;   //!< share of projects that come out exactly as planned
    bool chosen = false;  //!< the family is chosen by the history, so that only mean and nine of ten compare
};

//! The figures of a history whose truth is known: parameters of the family, the mean and the value that nine
//! of ten keep to.
std::vector<double> figures_of(const Truth& truth, double cap) {
    std::vector<double> figures = truth.chosen ? std::vector<double>{} : truth.fitted.parameters;
    Distribution whole = distribution_of(truth.fitted, cap);
    if (truth.on_plan > 0) {
        whole = {.shape = Shape::mixture,
                 .weights = {truth.on_plan, 1 - truth.on_plan},
                 .parts = {{.shape = Shape::constant, .parameters = {1}}, whole}};
    }
    figures.push_back(mean(whole));
    figures.push_back(quantile(whole, 0.9));
    return figures;
}

Question history_of(const Truth& truth, std::size_t projects, std::uint64_t number) {
    Question question{.seed = number};
    if (!truth.chosen) {
        question.family = truth.fitted.candidate;
    }
    for (std::size_t i = 0; i < projects; ++i) {
        const auto drawn = [&](std::uint32_t index) {
            return uniform({seed, number}, Purpose::value, std::uint32_t(i), index);
        };
        const double value = drawn(0) < truth.on_plan ? 1 : quantile_at(truth.fitted, drawn(1));
        const bool hidden = truth.seen > 0 && drawn(2) < 0.5 && value > truth.seen;
        (hidden ? question.unfinished : question.finished).push_back(hidden ? truth.seen : value);
    }
    return question;
}

//! Of each figure: in how many histories its interval holds the truth. -1 where a history has no fit.
std::vector<int> held(const Truth& truth, std::size_t projects, std::uint64_t number) {
    const Plan plan = plan_of(history_of(truth, projects, number));
    const std::size_t best = plan.fault == nullptr ? best_of(plan) : 0;
    std::vector<std::vector<Replicate>> replicates(best + 1);
    for (std::uint32_t b = 0; b < resamples && plan.fault == nullptr; ++b) {
        replicates[best].push_back(replicate(plan, best, b));
    }
    const Calibrated found = calibrated(plan, replicates);
    const std::vector<double> known = figures_of(truth, plan.question.cap);
    if (!found.fault.empty()) {
        return std::vector<int>(known.size(), -1);
    }
    std::vector<Within> ours = truth.chosen ? std::vector<Within>{} : found.tried.front().parameters;
    ours.push_back(found.mean);
    ours.push_back(found.quantiles[4]);
    std::vector<int> out;
    for (std::size_t i = 0; i < known.size(); ++i) {
        out.push_back(ours[i].low <= known[i] && known[i] <= ours[i].high ? 1 : 0);
    }
    return out;
}

void cover(Rows& rows, const Truth& truth, std::size_t projects) {
    std::vector<std::vector<int>> all(histories);
    share_each(processors(), histories, [&](std::size_t h) { all[h] = held(truth, projects, h); });
    std::vector<std::string> names;
    if (!truth.chosen) {
        for (const std::string_view name : parameters_of(truth.fitted.candidate)) {
            names.emplace_back(name);
        }
    }
    names.insert(names.end(), {"mean", "nine of ten"});
    for (std::size_t i = 0; i < names.size(); ++i) {
        double within = 0, fitted = 0;
        for (const auto& each : all) {
            within += each[i] == 1 ? 1 : 0;
            fitted += each[i] >= 0 ? 1 : 0;
        }
        rows.between(
            Kind::function,
            fmt::format("{}, {} projects: {} within its 90 % interval", truth.name, projects, names[i]),
            least, most, within / fitted);
    }
}

const Fitted lognormal{.candidate = Candidate::lognormal, .parameters = {0.1, 0.35}};

void bodies(Rows& rows) {
    for (const std::size_t projects : {50U, 200U, 1000U}) {
        cover(rows, {"lognormal", lognormal}, projects);
    }
    for (const std::size_t projects : {50U, 200U}) {
        cover(rows, {"lognormal, a quarter unfinished", lognormal, 1.1, 0}, projects);
    }
    cover(rows, {"lognormal, a third exactly on plan", lognormal, 0, 0.33}, 200);
    cover(rows, {"gamma", {.candidate = Candidate::gamma, .parameters = {8, 0.15}}}, 50);
    cover(rows, {"Weibull", {.candidate = Candidate::weibull, .parameters = {2.5, 1.3}}}, 200);
    cover(rows, {"log-logistic", {.candidate = Candidate::log_logistic, .parameters = {0.1, 0.2}}}, 200);
}

void choices(Rows& rows) {
    cover(rows, {"lognormal, family chosen", lognormal, 0, 0, true}, 200);
    cover(rows,
          {"body and tail, family chosen",
           {.candidate = Candidate::body_and_tail, .parameters = {0.82, -0.11, 0.2, 1.378}, .threshold = 1.5},
           0,
           0,
           true},
          200);
}

void tails(Rows& rows) {
    for (const std::size_t projects : {200U, 1000U}) {
        cover(rows,
              {"body and tail",
               {.candidate = Candidate::body_and_tail,
                .parameters = {0.82, -0.11, 0.2, 1.378},
                .threshold = 1.5}},
              projects);
    }
}

}  // namespace

std::vector<Part> history_parts() {
    return {{"Histories of projects", "coverage of the basic bootstrap (Davison & Hinkley 1997)", bodies},
            {"Histories of projects", "coverage of the basic bootstrap (Davison & Hinkley 1997)", tails},
            {"Histories of projects", "coverage of the basic bootstrap (Davison & Hinkley 1997)", choices}};
}

}  // namespace fundsim::validation
