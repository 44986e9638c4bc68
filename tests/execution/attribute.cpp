// Attribution through the engine: the values that a person computes from single runs, and what sums to what.

#include "execution/attribute.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/plain_scenario.hpp"
#include "execution/run.hpp"

using namespace fundsim;

namespace {

//! Two models that differ in three groups of levers.
Scenario three_groups() {
    Scenario s = plain::scenario();
    s.organisation.budget_per_year = 3 * 960;
    s.organisation.horizon_months = 24;
    s.opportunities.initial_backlog = 8;
    s.opportunities.arrivals_per_year = 12;
    s.opportunities.value_per_year = {.shape = Shape::normal, .parameters = {300, 400}};
    s.opportunities.effort = {.shape = Shape::lognormal, .parameters = {2.5, 0.6}};
    s.opportunities.sigma_case = 1;
    s.models.resize(2);
    s.models[0].levers = plain::team();
    s.models[1].levers = plain::team();
    s.models[1].levers.discovery_share = 0.15;
    s.models[1].levers.scope = Scope::adaptive;
    s.models[1].levers.review_months = 1;
    return s;
}

std::shared_ptr<const Prepared> ready(const Scenario& scenario) {
    std::string fault;
    auto prepared = prepare(scenario, fault);
    REQUIRE(fault.empty());
    return prepared;
}

//! Mean NPV of one model alone, over as many worlds.
double mean_npv(const Scenario& base, const FundingModel& model, std::uint64_t replications) {
    Scenario alone = base;
    alone.models = {model};
    const Result result = run(alone, *ready(alone), {.replications = replications, .seed = 5});
    return result.summary.models[0].npv.mean.value;
}

}  // namespace

TEST_CASE("attribution: three groups, against Shapley values by hand from runs of the eight models") {
    constexpr std::uint64_t replications = 300;
    const Scenario s = three_groups();
    const auto prepared = ready(s);
    AttributionOptions options{.seed = 5, .until = 1e-9};
    options.sampling = {.replications = replications, .threads = 2, .stretch = 64};
    const Attributed done = attribute(*prepared, 0, 1, options);
    REQUIRE(done.attribution.shares.size() == 3);
    CHECK(done.attribution.replications == replications);

    // v(D), v(S), v(R): discovery, scope, stopping; every model set up by hand.
    const auto v = [&](bool discovery, bool scope, bool stopping) {
        FundingModel model = s.models[0];
        if (discovery) model.levers.discovery_share = 0.15;
        if (scope) model.levers.scope = Scope::adaptive;
        if (stopping) model.levers.review_months = 1;
        return mean_npv(s, model, replications);
    };
    const double none = v(0, 0, 0), d = v(1, 0, 0), c = v(0, 1, 0), r = v(0, 0, 1);
    const double dc = v(1, 1, 0), dr = v(1, 0, 1), cr = v(0, 1, 1), all = v(1, 1, 1);
    const double discovery = (d - none) / 3 + (dc - c) / 6 + (dr - r) / 6 + (all - cr) / 3;
    const double scope = (c - none) / 3 + (dc - d) / 6 + (cr - r) / 6 + (all - dr) / 3;
    const double stopping = (r - none) / 3 + (dr - d) / 6 + (cr - c) / 6 + (all - dc) / 3;
    const auto& shares = done.attribution.shares;
    const double size = std::abs(all) + std::abs(none);
    CHECK(shares[0].group == "discovery");
    CHECK(std::abs(shares[0].shapley.value - discovery) < 1e-6 * size);
    CHECK(std::abs(shares[1].shapley.value - scope) < 1e-6 * size);
    CHECK(std::abs(shares[2].shapley.value - stopping) < 1e-6 * size);
    CHECK(std::abs(shares[0].alone.value - (d - none)) < 1e-6 * size);
    CHECK(std::abs(shares[2].last.value - (all - dc)) < 1e-6 * size);
    CHECK(std::abs(done.attribution.gap.value - (all - none)) < 1e-6 * size);
    CHECK(std::abs(done.attribution.interplay.value - (all - none - (d - none) - (c - none) - (r - none))) <
          1e-6 * size);
    CHECK(discovery != 0);
    CHECK(scope != 0);
}

TEST_CASE("attribution: shares sum to the gap, all orders or one a future, on any number of threads") {
    const Scenario s = three_groups();
    const auto prepared = ready(s);
    AttributionOptions options{.seed = 2, .until = 1e-9};
    options.sampling = {.replications = 400, .threads = 1, .stretch = 64};
    for (const bool exact : {true, false}) {
        options.exact = exact;
        options.sampling.threads = 1;
        const Attribution one = attribute(*prepared, 0, 1, options).attribution;
        double sum = 0;
        for (const LeverShare& share : one.shares) sum += share.shapley.value;
        CHECK(sum == Approx(one.gap.value).epsilon(1e-12));
        options.sampling.threads = 3;
        const Attribution three = attribute(*prepared, 0, 1, options).attribution;
        for (std::size_t g = 0; g < 3; ++g) CHECK(three.shares[g].shapley == one.shares[g].shapley);
    }
    // The two agree within their errors: 4 standard errors of the sampled one.
    options.sampling.replications = 3000;
    const Attribution sampled = attribute(*prepared, 0, 1, options).attribution;
    options.exact = true;
    const Attribution exact = attribute(*prepared, 0, 1, options).attribution;
    for (std::size_t g = 0; g < 3; ++g) {
        const Estimate& share = sampled.shares[g].shapley;
        CHECK(std::abs(share.value - exact.shares[g].shapley.value) <
              4.0 / 1.96 * (share.high - share.value));
    }
}
