// Runs of the engine itself: the same bits for any number of threads, and replication n whatever is run.

#include <catch2/catch.hpp>
#include <cstring>

#include "engine/plain_scenario.hpp"
#include "ensemble/same.hpp"
#include "execution/run.hpp"

using namespace fundsim;

namespace {

//! A dozen noisy opportunities a year and three teams, so that decisions differ between worlds and models.
Scenario busy() {
    Scenario out = plain::scenario();
    out.organisation.budget_per_year = 3 * 960;
    out.organisation.horizon_months = 24;
    out.organisation.areas = 2;
    Opportunities& world = out.opportunities;
    world.initial_backlog = 8;
    world.arrivals_per_year = 12;
    world.value_per_year = {.shape = Shape::normal, .parameters = {300, 400}};
    world.effort = {.shape = Shape::lognormal, .parameters = {2.5, 0.6}};
    world.sigma_case = 1;
    Levers& team = out.models[1].levers;
    team.discovery_share = 0.15;
    team.scope = Scope::adaptive;
    team.review_months = 1;
    team.follow_up = true;
    out.models.push_back({.name = "Teams again", .preset = "persistent", .levers = team});
    return out;
}

struct Played {
    Result result;
    std::vector<Outcome> outcomes;  // of the first model
};

Played play(const Scenario& scenario, std::uint64_t replications, int threads) {
    std::string fault;
    const auto prepared = prepare(scenario, fault);
    REQUIRE(fault.empty());
    Played out;
    RunOptions options{.replications = replications, .seed = 3, .threads = threads};
    options.recording = Recording::outcomes_and_series;
    options.sink = [&](const Block& block) {
        for (std::size_t r = 0; r < block.size; ++r) out.outcomes.push_back(block.outcome(0, r));
        return std::string();
    };
    out.result = run(scenario, *prepared, options);
    REQUIRE(out.result.fault.empty());
    return out;
}

}  // namespace

TEST_CASE("the engine in parallel: the same bits for any number of threads") {
    const Scenario scenario = busy();
    const Played one = play(scenario, 1500, 1);
    for (int threads : {2, 5}) {
        const Played many = play(scenario, 1500, threads);
        CHECK(bits_of(one.result.summary) == bits_of(many.result.summary));
    }
    // Worth comparing: worlds and models differ.
    CHECK(one.result.summary.models[0].npv.p5 < one.result.summary.models[0].npv.p95);
    CHECK(one.result.summary.paired[0].npv_difference.value != 0);
    CHECK(one.result.summary.series.outlay.mean[0] > 0);
}

TEST_CASE("replication n of the engine is the same however many are run") {
    const Scenario scenario = busy();
    const Played many = play(scenario, 700, 2);
    for (std::uint64_t replications : {1, 300}) {
        const Played few = play(scenario, replications, 2);
        REQUIRE(few.outcomes.size() == replications);
        CHECK(std::memcmp(few.outcomes.data(), many.outcomes.data(), replications * sizeof(Outcome)) == 0);
    }
}

TEST_CASE(
    "two models with the same levers differ by exactly nothing, and what separates two is fully split") {
    const Summary summary = play(busy(), 600, 2).result.summary;
    const PairSummary& twins = summary.paired[2];
    REQUIRE((twins.a == 2 && twins.b == 1));
    CHECK(twins.npv_difference == Estimate{0, 0, 0});
    CHECK(twins.ties == 1);
    for (const SplitSummary& split : summary.splits) {
        CHECK(split.funding.value + split.practice.value + split.interplay.value == Approx(split.gap.value));
    }
    CHECK_FALSE(summary.splits.empty());
}
