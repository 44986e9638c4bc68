// Every number of a summary against the same computed plainly from all outcomes.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "engine/statistics/order.hpp"
#include "ensemble/fairness.hpp"
#include "ensemble/same.hpp"
#include "ensemble/summarise.hpp"
#include "ensemble/synthetic.hpp"
#include "ensemble/tally.hpp"

using namespace fundsim;
using synthetic::Made;

namespace {

double mean_of(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
}

double half_width_of(const std::vector<double>& values) {
    const double mean = mean_of(values);
    double squares = 0;
    for (double value : values) squares += (value - mean) * (value - mean);
    const double n = double(values.size());
    return student_t_975(n - 1) * std::sqrt(squares / (n - 1) / n);
}

void check_mean(const Estimate& estimate, const std::vector<double>& values) {
    const double half = half_width_of(values), scale = std::abs(mean_of(values)) + half;
    CHECK(estimate.value == Approx(mean_of(values)).margin(1e-12 * scale));
    CHECK(estimate.high - estimate.value == Approx(half).margin(1e-12 * scale));
    CHECK(estimate.value - estimate.low == Approx(half).margin(1e-12 * scale));
}

//! Quantiles and tails from a sort of everything.
void check_tails(const NpvSummary& npv, const std::vector<double>& values) {
    std::vector<double> sorted = values;
    std::sort(sorted.begin(), sorted.end());
    const std::size_t n = sorted.size();
    REQUIRE(n % 100 == 0);
    CHECK(npv.p5 == sorted[n / 20 - 1]);
    CHECK(npv.p50 == sorted[n / 2 - 1]);
    CHECK(npv.p95 == sorted[n / 20 * 19 - 1]);
    const double worst = std::accumulate(sorted.begin(), sorted.begin() + std::ptrdiff_t(n / 20), 0.0);
    CHECK(npv.cvar5 == Approx(worst / double(n / 20)).epsilon(1e-10));
    const double best = std::accumulate(sorted.end() - std::ptrdiff_t(n / 100), sorted.end(), 0.0);
    if (npv.mean.low > 0)
        CHECK(npv.best_percent_share == Approx(best / (mean_of(values) * double(n))).epsilon(1e-10));
    else
        CHECK(std::isnan(npv.best_percent_share));
    const auto losses = std::count_if(values.begin(), values.end(), [](double value) { return value < 0; });
    CHECK(npv.probability_of_loss == proportion_estimate(double(losses), n));
}

}  // namespace

TEST_CASE("figures of a model over all replications") {
    constexpr std::uint64_t replications = 3000;
    const Made made(3);
    const Summary summary = made.run({.replications = replications, .threads = 2}).summary;
    REQUIRE(summary.models.size() == 3);
    for (std::size_t m = 0; m < 3; ++m) {
        const ModelSummary& model = summary.models[m];
        CHECK(model.name == made.models[m].name);
        check_mean(model.npv.mean, made.npv(m, replications));
        check_tails(model.npv, made.npv(m, replications));
        for (std::size_t i = 0; i < metrics().size(); ++i) {
            std::vector<double> finite;
            for (std::uint64_t r = 0; r < replications; ++r)
                if (const double value = synthetic::outcome(m, r).*metrics()[i].field; std::isfinite(value))
                    finite.push_back(value);
            INFO(metrics()[i].name);
            check_mean(model.metrics[i].mean, finite);
            CHECK(model.metrics[i].finite.value == double(finite.size()) / double(replications));
        }
        std::vector<double> regret;
        for (std::uint64_t r = 0; r < replications; ++r) {
            const double best = std::max(
                {synthetic::outcome(0, r).npv, synthetic::outcome(1, r).npv, synthetic::outcome(2, r).npv});
            regret.push_back(best - synthetic::outcome(m, r).npv);
        }
        check_mean(model.npv.regret, regret);
    }
    CHECK(metric(summary.models[0], "payback_month").finite.value == Approx(0.9).margin(0.03));
    CHECK(metric(summary.models[0], "lead_time").finite.value == Approx(0.9).margin(0.03));
    CHECK(&metric(summary.models[1], "npv") == &summary.models[1].metrics[0]);
}

TEST_CASE("ratios are ratios of sums") {
    constexpr std::uint64_t replications = 700;
    const Made made(1);
    const ModelSummary model = made.run({.replications = replications}).summary.models[0];
    std::vector<double> paid, planned;
    double effective = 0, shipped = 0;
    for (std::uint64_t r = 0; r < replications; ++r) {
        const Outcome outcome = synthetic::outcome(0, r);
        paid.push_back(outcome.paid_cost);
        planned.push_back(outcome.planned_cost);
        effective += outcome.effective;
        shipped += outcome.delivered + outcome.partly_delivered - outcome.compulsory_shipped;
    }
    const Estimate& estimate = ratio(model, "paid_over_planned");
    CHECK(estimate.value == Approx(mean_of(paid) / mean_of(planned)).epsilon(1e-12));
    // The delta method: the interval of the mean residual, per mean of the denominator.
    std::vector<double> residuals;
    for (std::size_t i = 0; i < paid.size(); ++i)
        residuals.push_back((paid[i] - estimate.value * planned[i]) / mean_of(planned));
    CHECK(estimate.high - estimate.value == Approx(half_width_of(residuals)).epsilon(1e-9));
    CHECK(ratio(model, "effective_share").value == Approx(effective / shipped).epsilon(1e-12));
}

TEST_CASE("pairs of models, world by world") {
    constexpr std::uint64_t replications = 2000;
    const Made made(3);
    const Summary summary = made.run({.replications = replications, .threads = 2}).summary;
    REQUIRE(summary.paired.size() == 3);
    for (const PairSummary& pair : summary.paired) {
        CHECK(pair.a > pair.b);
        std::vector<double> difference;
        double ahead = 0;
        for (std::uint64_t r = 0; r < replications; ++r) {
            difference.push_back(synthetic::outcome(pair.a, r).npv - synthetic::outcome(pair.b, r).npv);
            ahead += difference.back() > 0;
        }
        check_mean(pair.npv_difference, difference);
        CHECK(pair.probability_a_ahead == proportion_estimate(ahead, replications));
        CHECK(pair.ties == 0);
    }
    // Each model is the one before it plus 5 on the same kind of luck.
    CHECK(summary.paired[1].a == 2);
    CHECK(summary.paired[1].b == 0);
}

TEST_CASE("the split of a gap, replication by replication") {
    constexpr std::uint64_t replications = 600;
    const Made made(2, 2);
    const Summary summary = made.run({.replications = replications}).summary;
    REQUIRE(summary.splits.size() == 1);
    const SplitSummary& split = summary.splits[0];
    std::vector<double> gap, funding, practice, interplay;
    for (std::uint64_t r = 0; r < replications; ++r) {
        const double first = synthetic::outcome(0, r).npv, other = synthetic::outcome(1, r).npv;
        const double practised = synthetic::outcome(2, r).npv, funded = synthetic::outcome(3, r).npv;
        gap.push_back(other - first);
        funding.push_back(funded - first);
        practice.push_back(practised - first);
        interplay.push_back(other - funded - practised + first);
    }
    check_mean(split.gap, gap);
    check_mean(split.funding, funding);
    check_mean(split.practice, practice);
    check_mean(split.interplay, interplay);
    CHECK(split.gap == summary.paired[0].npv_difference);
}

TEST_CASE("more replications than memory holds: quantiles are still exact") {
    constexpr std::uint64_t replications = 150'100;
    static_assert(replications > 2 * 65'536);
    const Made made(2);
    const Result result = made.run({.replications = replications, .threads = 2, .scratch_directory = "."});
    REQUIRE(result.fault.empty());
    for (std::size_t m = 0; m < 2; ++m) {
        check_tails(result.summary.models[m].npv, made.npv(m, replications));
        check_mean(result.summary.models[m].npv.mean, made.npv(m, replications));
    }
}

TEST_CASE("no place for the temporary file is a fault that names the folder") {
    const Made made(1);
    const Result result = made.run({.replications = 80'000, .scratch_directory = "no/such/folder"});
    CHECK(result.summary.ending == Ending::failed);
    CHECK(result.fault == "cannot make a temporary file in no/such/folder: No such file or directory");
}

TEST_CASE("monthly flows: means over all replications, quantiles over the first 4,096") {
    constexpr std::uint64_t replications = 5000;
    constexpr std::size_t months = 4;
    const Made made(2, 2, months);
    const SeriesSummary series =
        made.run({.replications = replications, .threads = 3, .recording = Recording::outcomes_and_series})
            .summary.series;
    CHECK(series.months == months);
    CHECK(series.quantile_replications == 4096);
    for (std::size_t m = 0; m < 2; ++m) {
        std::vector<std::vector<double>> outlay(months), income(months), net(months);
        for (std::uint64_t r = 0; r < replications; ++r) {
            const Series one = synthetic::series(m, r, months);
            double sum = 0;
            for (std::size_t month = 0; month < months; ++month) {
                sum += one.income[month] - one.outlay[month];
                outlay[month].push_back(one.outlay[month]);
                income[month].push_back(one.income[month]);
                net[month].push_back(sum);
            }
        }
        const auto check = [&](const QuantitySummary& got, std::vector<std::vector<double>>& wanted) {
            for (std::size_t month = 0; month < months; ++month) {
                std::vector<double>& values = wanted[month];
                const std::size_t place = m * months + month;
                CHECK(got.mean[place] == Approx(mean_of(values)).margin(1e-12));
                CHECK(got.standard_error[place] ==
                      Approx(half_width_of(values) / student_t_975(double(replications - 1))).margin(1e-9));
                values.resize(4096);
                std::sort(values.begin(), values.end());
                for (std::size_t q = 0; q < series_probabilities.size(); ++q)
                    // Kept in 4 bytes, hence 7 digits.
                    CHECK(got.quantiles[(m * series_probabilities.size() + q) * months + month] ==
                          Approx(quantile_of_sorted(values, series_probabilities[q]))
                              .epsilon(2e-7)
                              .margin(1e-4));
            }
        };
        check(series.outlay, outlay);
        check(series.income, income);
        check(series.cumulative_net, net);
    }
}

TEST_CASE("quantiles of flows over few replications") {
    const Made made(1, 0, 2);
    for (std::uint64_t replications = 1; replications <= 45; ++replications) {
        const SeriesSummary series =
            made.run({.replications = replications, .recording = Recording::outcomes_and_series})
                .summary.series;
        std::vector<double> outlay;
        for (std::uint64_t r = 0; r < replications; ++r)
            outlay.push_back(double(float(synthetic::series(0, r, 2).outlay[1])));
        std::sort(outlay.begin(), outlay.end());
        for (std::size_t q = 0; q < series_probabilities.size(); ++q)
            CHECK(series.outlay.quantiles[q * 2 + 1] == quantile_of_sorted(outlay, series_probabilities[q]));
    }
}

TEST_CASE("one replication has means without bounds") {
    const Made made(2, 2, 3);
    const Summary summary =
        made.run({.replications = 1, .recording = Recording::outcomes_and_series}).summary;
    CHECK(summary.models[0].npv.mean.value == synthetic::outcome(0, 0).npv);
    CHECK(std::isinf(summary.models[0].npv.mean.high));
    CHECK(summary.models[0].npv.p5 == summary.models[0].npv.p95);
    CHECK(summary.models[0].npv.cvar5 == Approx(summary.models[0].npv.mean.value));
    CHECK(std::isnan(summary.series.outlay.standard_error[0]));
}

TEST_CASE("the idle share that would flip the verdict") {
    Scenario scenario{};
    scenario.organisation.budget_per_year = 12'000;
    scenario.organisation.team_size = 8;
    scenario.organisation.person_month_cost = 10;
    scenario.organisation.horizon_months = 60;
    scenario.models.resize(2);
    scenario.models[0].levers.idle_cost_share = 0.5;
    scenario.models[1].levers.overhead = 0.08;
    // NPV 100 and 160; idle pay of 400 undiscounted at share 0.5, half of it in present value.
    const auto player = [] {
        return [](std::uint64_t, std::span<Outcome> outcomes, std::span<Series>) {
            outcomes[0] = outcomes[1] = Outcome{};
            outcomes[0].npv = 100;
            outcomes[1].npv = 160;
            outcomes[0].idle_cost = 400;
            outcomes[0].pv_idle_cost = 200;
            for (Outcome& outcome : outcomes) {
                outcome.pv_outlay = 500;
                outcome.spend = 1000;
            }
        };
    };
    const Summary summary = run_players({2, 2, 0}, scenario.models, {}, player, {.replications = 10}).summary;
    const Fairness audit = fairness(scenario, summary);
    CHECK(audit.equal);
    CHECK(audit.models[0].envelope == 60'000);
    CHECK(audit.models[0].slots == Approx(12.5));
    CHECK(audit.models[1].slots == Approx(11.5));
    // Each point of the share costs 400 in present value: 60 more are there at 0.5 - 60 / 400.
    CHECK(audit.models[0].flip_idle_cost_share[1] == Approx(0.35));
    CHECK(audit.models[0].flip_idle_cost_share[0] == Approx(0.5));
    CHECK(std::isnan(audit.models[1].flip_idle_cost_share[0]));
    CHECK(audit.models[0].npv_per_outlay.value == Approx(0.2));
}

TEST_CASE("a run is as precise as the widest gap to its first model, whichever model that is") {
    const std::vector<double> potential{1, 2, 3, 4}, narrow{0, 1, 3, 2}, wide{0, 10, 30, 20},
        wider{0, 100, 300, 200};
    const std::size_t widest = GENERATE(1, 2, 3);
    Tally tally{.replications = 4, .models = std::vector<ModelTally>(4), .pairs = std::vector<PairTally>(6)};
    for (std::size_t a = 1; a < 4; ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            const auto& gaps = b > 0 ? wider : a == widest ? wide : narrow;
            tally.pairs[pair_place(a, b)].difference = comoments_of(potential, gaps);
        }
    }
    CHECK(largest_half_width(tally, {}) == Approx(half_width_of(wide)));
}
