// What is nothing but rounding is shown as nothing, and what is small is not.

#include "ensemble/rounding.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "execution/run.hpp"

using namespace fundsim;

namespace {

//! Summary of NPVs npv[played model][replication], each from an outlay of 1,000.
Summary summary_of(const std::vector<std::vector<double>>& npv, std::span<const SplitPair> splits = {},
                   std::size_t listed = 2) {
    const std::vector<FundingModel> models(listed);
    const auto player = [&npv] {
        return [&npv](std::uint64_t replication, std::span<Outcome> outcomes, std::span<Series>) {
            for (std::size_t m = 0; m < outcomes.size(); ++m) {
                outcomes[m] = {.npv = npv[m][replication], .pv_outlay = 1000, .spend = 1000};
                outcomes[m].returned = m == 0 ? -1e-12 : 1e-3;
                outcomes[m].npv_per_outlay = outcomes[m].npv / 1000;
            }
        };
    };
    return run_players({listed, npv.size(), 0}, models, splits, player, {.replications = npv[0].size()})
        .summary;
}

}  // namespace

TEST_CASE("NPVs that differ by nothing but rounding are equal") {
    std::vector<double> first, other, practised, funded;
    for (int r = 0; r < 300; ++r) {
        first.push_back(400.0 + r);
        other.push_back(first.back() + (r % 3 - 1) * 3e-13);
        practised.push_back(first.back() + (r % 2) * 3e-13);
        funded.push_back(first.back() - (r % 5) * 3e-13);
    }
    constexpr Estimate nothing{0, 0, 0};
    const std::vector<SplitPair> splits{{0, 1, 2, 3}};
    const Summary level = summary_of({first, other, practised, funded}, splits);
    const PairSummary& pair = level.paired[0];
    CHECK(pair.npv_difference == nothing);
    CHECK(pair.ties == 1);
    CHECK(pair.probability_a_ahead.value == 0.5);
    CHECK(pair.dominance_a == Dominance::none);
    CHECK(pair.dominance_b == Dominance::none);
    for (const Estimate& part :
         {level.splits[0].gap, level.splits[0].funding, level.splits[0].practice, level.splits[0].interplay})
        CHECK(part == nothing);
    CHECK(level.models[0].npv.regret == nothing);
    CHECK(level.models[1].npv.regret == nothing);
    CHECK(level.half_width == 0);

    // What is small but more than rounding stays.
    for (double& value : other) value = first[std::size_t(&value - other.data())] + 1e-3;
    const Summary apart = summary_of({first, other, practised, funded}, splits);
    CHECK(apart.paired[0].npv_difference.value == Approx(1e-3));
    CHECK(apart.paired[0].ties == 0);
    CHECK(apart.paired[0].dominance_a == Dominance::first);
    CHECK(apart.splits[0].gap.value == Approx(1e-3));
    CHECK(apart.models[0].npv.regret.value == Approx(1e-3));
}

TEST_CASE("dominance is not decided by rounding at a few quantiles") {
    const Summary summary = summary_of({{10, 20, 30, 40}, {10 - 1e-13, 20, 30 + 1e-13, 50}});
    CHECK(summary.paired[0].dominance_a == Dominance::first);
    CHECK(summary.paired[0].ties == 0.75);
}

TEST_CASE("a loss is more than rounding") {
    const Summary summary = summary_of({{-1e-12, 5, -1, 1e-12}, {0, 0, 0, 0}});
    CHECK(summary.models[0].npv.probability_of_loss.value == 0.25);
}

TEST_CASE("sums that are nothing but rounding are 0, what is small stays") {
    const Summary summary = summary_of({{-3e-13, 2e-13, 1e-13}, {1, 2, 3}});
    CHECK(metric(summary.models[0], "returned").mean == Estimate{0, 0, 0});
    CHECK(metric(summary.models[1], "returned").mean.value == Approx(1e-3));
    CHECK(summary.models[0].npv.mean == Estimate{0, 0, 0});
    CHECK(metric(summary.models[0], "npv").mean == Estimate{0, 0, 0});
    CHECK(ratio(summary.models[0], "npv_per_outlay") == Estimate{0, 0, 0});
    // Little by chance, but not known to be nothing.
    const Summary chance = summary_of({{-5, 5 + 1e-12}, {1, 2}});
    CHECK(chance.models[0].npv.mean.value != 0);
    // One replication has no bounds, and stays without them.
    const Estimate single = summary_of({{1e-13}, {1}}).models[0].npv.mean;
    CHECK(single.value == 0);
    CHECK(std::isinf(single.high));
}

TEST_CASE("the share of the best futures is given where the mean is clearly above 0") {
    const Summary summary = summary_of({{-5, 6, -4, 5}, {1, 2, 3, 4}, {-1, -2, -3, -4}}, {}, 3);
    CHECK(std::isnan(summary.models[0].npv.best_percent_share));
    CHECK(summary.models[1].npv.mean.low > 0);
    CHECK(summary.models[1].npv.best_percent_share > 0);
    CHECK(std::isnan(summary.models[2].npv.best_percent_share));
}
