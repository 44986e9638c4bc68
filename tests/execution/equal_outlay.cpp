// The contest at equal outlay through the engine.

#include "execution/equal_outlay.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/world/potential.hpp"
#include "ensemble/ratios.hpp"
#include "execution/run.hpp"
#include "execution/small_baseline.hpp"

using namespace fundsim;

namespace {

EqualOutlayOptions options_of(std::uint64_t replications, int threads = 2) {
    return {.seed = 4,
            .matched_in = 150,
            .controlled = false,
            .sampling = {.replications = replications, .threads = threads, .stretch = 64}};
}

//! Mean outlay, mean NPV and NPV per outlay of the last model in a run of its own with another budget.
std::vector<double> alone(const Scenario& scenario, double factor, std::uint64_t replications) {
    Scenario one = scenario;
    one.models = {scenario.models.back()};
    one.organisation.budget_per_year *= factor;
    std::string fault;
    const Result result = run(one, *prepare(one, fault), {.replications = replications, .seed = 4});
    const ModelSummary& model = result.summary.models.front();
    return {metric(model, "pv_outlay").mean.value, model.npv.mean.value,
            ratio(model, "npv_per_outlay").value};
}

}  // namespace

TEST_CASE("equal outlay: models with the same levers have factor 1 and no gap") {
    Scenario s = small_baseline();
    s.models.front() = s.models.back();
    s.models.front().name = "The same";
    const EqualOutlayDone done = play_equal_outlay(s, options_of(100));
    CHECK(done.ending == Ending::complete);
    REQUIRE(done.equal.models.size() == 2);
    CHECK(done.equal.models[1].factor == 1);
    CHECK(done.equal.models[1].outlay == done.equal.models[0].outlay);
    CHECK(left_over(done.equal, 1) == 0);
    REQUIRE(done.equal.pairs.size() == 1);
    CHECK(done.equal.pairs[0].gap == Estimate{0, 0, 0});
    CHECK(done.equal.pairs[0].ahead.value == 0.5);
}

TEST_CASE("equal outlay: outlays match, and figures are those of runs with that budget") {
    constexpr std::uint64_t replications = 150;
    const Scenario s = small_baseline();
    const EqualOutlayDone done = play_equal_outlay(s, options_of(replications));
    const EqualModel& teams = done.equal.models[1];
    INFO(teams.factor << ", left over " << left_over(done.equal, 1));
    CHECK(done.equal.models[0].factor == 1);
    CHECK(teams.factor != 1);
    // Matched in all of the futures, to what the search is content with.
    CHECK(std::abs(left_over(done.equal, 1)) <= 1e-3);
    const std::vector<double> apart = alone(s, teams.factor, replications);
    CHECK(teams.outlay.value == Approx(apart[0]).epsilon(1e-9));
    CHECK(teams.npv.value == Approx(apart[1]).epsilon(1e-9));
    CHECK(teams.npv_per_outlay.value == Approx(apart[2]).epsilon(1e-9));
    CHECK(done.equal.pairs[0].gap.value ==
          Approx(teams.npv.value - done.equal.models[0].npv.value).epsilon(1e-9));
    // The reference is what it is in the run.
    Scenario turned = s;
    std::swap(turned.models[0], turned.models[1]);
    CHECK(done.equal.models[0].outlay.value == Approx(alone(turned, 1, replications)[0]).epsilon(1e-9));

    const EqualOutlayDone again = play_equal_outlay(s, options_of(replications, 3));
    CHECK(again.equal.models[1].factor == teams.factor);
    CHECK(again.equal.models[1].npv_per_outlay == teams.npv_per_outlay);
    CHECK(again.equal.pairs[0].gap == done.equal.pairs[0].gap);
    CHECK(again.equal.pairs[0].ahead == done.equal.pairs[0].ahead);
}

TEST_CASE("equal outlay: with a control variate, means are those of a controlled run") {
    Scenario s = small_baseline();
    s.models.front() = s.models.back();
    EqualOutlayOptions options = options_of(200);
    options.controlled = true;
    const EqualOutlayDone done = play_equal_outlay(s, options);
    std::string fault;
    const auto prepared = prepare(s, fault);
    const Result result = run(
        s, *prepared, {.replications = 200, .seed = 4, .expected_potential = expected_potential(*prepared)});
    const ModelSummary& model = result.summary.models.front();
    CHECK(done.equal.models[0].npv.value == Approx(model.npv.mean.value).epsilon(1e-9));
    CHECK(done.equal.models[0].npv.low == Approx(model.npv.mean.low).epsilon(1e-9));
    CHECK(done.equal.models[0].npv_per_outlay.high ==
          Approx(ratio(model, "npv_per_outlay").high).epsilon(1e-9));
}

TEST_CASE("equal outlay: stops are heard, and progress goes on to the end") {
    EqualOutlayOptions options = options_of(128, 1);
    std::uint64_t asked = 0;
    options.sampling.stop = [&] { return ++asked > 50; };
    const EqualOutlayDone early = play_equal_outlay(small_baseline(), options);
    CHECK(early.ending == Ending::interrupted);
    CHECK(early.equal.replications == 0);
    options.sampling.stop = {};
    double share = 0;
    bool backwards = false;
    options.sampling.progress = [&](std::uint64_t done, std::uint64_t all) {
        backwards = backwards || double(done) / double(all) < share;
        share = double(done) / double(all);
    };
    options.sampling.stop = [&] { return share > 0.8; };
    const EqualOutlayDone later = play_equal_outlay(small_baseline(), options);
    CHECK(later.ending == Ending::interrupted);
    CHECK(later.equal.replications == 64);
    CHECK_FALSE(backwards);
    options.sampling.stop = {};
    share = 0;
    play_equal_outlay(small_baseline(), options);
    CHECK(share == 1);
    CHECK_FALSE(backwards);
}
