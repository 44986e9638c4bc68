// How errors shrink: with the step, with replications, and how often the intervals hold.

#include <algorithm>

#include "engine/statistics/estimate.hpp"
#include "engine/statistics/paired.hpp"
#include "engine/world/potential.hpp"
#include "execution/run.hpp"
#include "validation/one_month.hpp"
#include "validation/sections.hpp"

namespace fundsim::validation {

namespace {

//! Order at which the NPV converges when the step is halved twice: 1 halves the error.
double order(std::size_t model, double cadence) {
    Scenario s = plain::scenario();
    Organisation& o = s.organisation;
    o.horizon_months = 36;
    o.familiarity_loss = 0.3;
    o.knowledge_loss = 0.2;
    o.run_rate = 0.2;
    s.opportunities.effort = plain::constant(53);
    s.opportunities.value_decay = 0.15;
    s.models[model].levers.release_cadence_months = cadence;
    s.models[model].levers.decision_latency_months = 0.5;
    double npv[3];
    for (int k = 0; k < 3; ++k) {
        o.step_months = 1.0 / (1 << k);
        npv[k] = plain::play_one(s, model).npv;
    }
    return std::log2(std::abs((npv[1] - npv[0]) / (npv[2] - npv[1])));
}

void step(Rows& rows) {
    rows.at_least(Kind::engine, "order in the step: a project, released at its end", 1, {order(0, 0), 0});
    rows.at_least(Kind::engine, "order in the step: a team, released at its end", 1, {order(1, 0), 0});
    rows.at_least(Kind::engine, "order in the step: a team, released every three months", 1,
                  {order(1, 3), 0});
}

//! Two models of which one reaches fewer users: their difference is proportional to a normal value, for which
//! Student's interval is exact.
Scenario pair_of_models() {
    Scenario s = one_month(1, 1, normal_value(3000, 300));
    s.models[1].levers.adoption_ceiling = 0.8;
    return s;
}

//! Differences of the NPV in many worlds.
std::vector<double> differences(std::uint64_t count) {
    std::string fault;
    const auto prepared = prepare(pair_of_models(), fault);
    const auto rows = collect<1>(count, [&](std::uint64_t first, std::uint64_t last, auto& out) {
        thread_local Workspace w;
        std::vector<Outcome> played(played_models(*prepared));
        for (std::uint64_t r = first; r < last; ++r) {
            play_replication(*prepared, 1, r, w, played, {});
            out[r] = {played[1].npv - played[0].npv};
        }
    });
    return column(rows, 0);
}

void replications(Rows& rows) {
    constexpr std::size_t repeats = 10'000, size = 50;
    const std::vector<double> all = differences(repeats * size);
    const double truth = moments_of(all).mean;
    std::vector<double> means;
    double inside = 0;
    for (std::size_t k = 0; k < repeats; ++k) {
        const std::span<const double> part{all.data() + k * size, size};
        const std::vector<double> none(size, 0.0);
        const Estimate e = mean_estimate(paired_of(part, none).difference);
        inside += truth >= e.low && truth <= e.high;
        means.push_back(e.value);
    }
    const double share = inside / repeats;
    const double error = std::sqrt(0.95 * 0.05 / repeats);
    rows.sampled(Kind::engine,
                 "95 % interval of the mean difference: coverage in 10,000 repeats of 50 worlds", 0.95,
                 {share, error * 3 / tolerated_errors});
    // Independent replications: means of 50 scatter as one does, over the root of 50.
    const Moments one = moments_of(all), fifty = moments_of(means);
    const double measured = std::log(std::sqrt(variance(fifty) / variance(one))) / std::log(50.0);
    rows.sampled(Kind::engine, "order of the error in the number of replications", -0.5,
                 {measured, 1 / std::sqrt(2.0 * repeats) / std::log(50.0)}, 0.015);
}

//! Fits that differ, so that the difference does not follow from the potential alone.
void controlled_intervals(Rows& rows) {
    constexpr std::size_t repeats = 10'000, size = 50;
    Scenario s = pair_of_models();
    s.opportunities.fit = {.shape = Shape::normal, .parameters = {0.7, 0.05}};
    std::string fault;
    const auto prepared = prepare(s, fault);
    const auto worlds = collect<2>(repeats * size, [&](std::uint64_t first, std::uint64_t last, auto& out) {
        thread_local Workspace w;
        std::vector<Outcome> played(played_models(*prepared));
        for (std::uint64_t r = first; r < last; ++r) {
            play_replication(*prepared, 1, r, w, played, {});
            out[r] = {played[0].potential, played[1].npv - played[0].npv};
        }
    });
    const std::vector<double> potential = column(worlds, 0), difference = column(worlds, 1);
    const double expected = expected_potential(*prepared);
    const double truth = controlled_mean_estimate(comoments_of(potential, difference), expected).value;
    double inside = 0, plain = 0, controlled = 0;
    for (std::size_t k = 0; k < repeats; ++k) {
        const std::span<const double> x{potential.data() + k * size, size},
            y{difference.data() + k * size, size};
        const Estimate e = controlled_mean_estimate(comoments_of(x, y), expected);
        inside += truth >= e.low && truth <= e.high;
        controlled += e.high - e.low;
        const Estimate p = mean_estimate(moments_of(y));
        plain += p.high - p.low;
    }
    const double error = std::sqrt(0.95 * 0.05 / repeats);
    rows.sampled(Kind::engine, "the same with the potential as control variate", 0.95,
                 {inside / repeats, error * 3 / tolerated_errors});
    // Variances of V and theta, which differ by chance: (0.7^2 300^2 + 3000^2 0.05^2 + 300^2 0.05^2) without,
    // the last two with the control variate; less for the slope that is estimated.
    rows.at_least(Kind::engine, "how many times narrower they are: sqrt(66,825/22,725) less 2 %", 1.68,
                  {plain / controlled, 0});
}

void printed_intervals(Rows& rows) {
    const Scenario s = pair_of_models();
    std::string fault;
    const auto prepared = prepare(s, fault);
    const auto width = [&](std::uint64_t n) {
        const Result result = run(s, *prepared, {.replications = n, .seed = 5});
        const Estimate& e = result.summary.paired[0].npv_difference;
        return e.high - e.low;
    };
    const double order = std::log(width(65'536) / width(4096)) / std::log(16.0);
    rows.sampled(Kind::engine, "order of the printed interval in the number of replications", -0.5,
                 {order, std::sqrt(1 / (2.0 * 4096) + 1 / (2.0 * 65'536)) / std::log(16.0)}, 0.035);
}

void tables(Rows& rows) {
    const double student[][2] = {
        {1, 12.7062047}, {5, 2.5705818}, {30, 2.0422725}, {49, 2.0095752}, {120, 1.9799304}};
    double worst = 0;
    for (const auto& [freedom, quantile] : student)
        worst = std::max(worst, std::abs(student_t_975(freedom) / quantile - 1));
    rows.exact(Kind::function, "97.5 % quantile of Student's t at 1, 5, 30, 49, 120: worst", 0, worst, 2e-6);
    // Newcombe 1998, table I, method 3.
    const double newcombe[][4] = {
        {81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {1, 29, 0.0061, 0.1718}};
    worst = 0;
    for (const auto& [successes, trials, low, high] : newcombe) {
        const Estimate e = proportion_estimate(successes, static_cast<std::uint64_t>(trials));
        worst = std::max({worst, std::abs(e.low - low), std::abs(e.high - high)});
    }
    rows.exact(Kind::function, "Wilson's intervals of 81 in 263, 15 in 148, 1 in 29: largest error", 0, worst,
               5.01e-5);
}

}  // namespace

std::vector<Part> convergence_parts() {
    return {{"Convergence", "first order in the step", step},
            {"Convergence", "Student 1908; central limit theorem", replications},
            {"Convergence", "Cochran 1977, 7.3", controlled_intervals},
            {"Convergence", "Student 1908; central limit theorem", printed_intervals},
            {"Convergence", "Fisher & Yates 1963; Newcombe 1998", tables}};
}

}  // namespace fundsim::validation
