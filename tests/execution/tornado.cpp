// A tornado through the engine: what a person gets by changing one value and running again.

#include "execution/tornado.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "execution/small_baseline.hpp"
#include "execution/versus.hpp"

using namespace fundsim;

namespace {

TornadoOptions options_of(std::uint64_t replications, int threads = 2) {
    TornadoOptions options{.seed = 4, .until = 1e-9};
    options.sampling = {.replications = replications, .threads = threads, .stretch = 32};
    return options;
}

double gap(const Summary& summary, std::size_t a, std::size_t b) {
    return summary.models[a].npv.mean.value - summary.models[b].npv.mean.value;
}

}  // namespace

TEST_CASE("tornado: ends are what runs with that value give") {
    constexpr std::uint64_t replications = 64;
    TornadoOptions options = options_of(replications);
    options.controlled = false;
    const Tornado tornado = play_tornado(small_baseline(), 1, 0, options).tornado;
    CHECK(tornado.replications == replications);
    CHECK(tornado.swings.size() > 30);
    CHECK(tornado.unplayable.empty());
    for (const std::string address :
         {"organisation.discount_rate", "model.escalation", "opportunities.sigma_case"}) {
        const auto swing = std::find_if(tornado.swings.begin(), tornado.swings.end(), [&](const Swing& each) {
            return address_of(each.assumption) == address;
        });
        REQUIRE(swing != tornado.swings.end());
        std::string fault;
        const auto base = prepare(small_baseline(), fault);
        for (const auto& [value, end] :
             {std::pair{swing->low, swing->at_low}, std::pair{swing->high, swing->at_high}}) {
            const auto other = prepare(small_baseline({address + "=" + std::to_string(value)}), fault);
            const Result both = run_versus(*base, *other, {.replications = replications, .seed = 4});
            CHECK(tornado.gap.value == Approx(gap(both.summary, 1, 0)).epsilon(1e-12));
            CHECK(end.value == Approx(gap(both.summary, 3, 2)).epsilon(1e-12));
        }
        CHECK(swing->swing.value == Approx(swing->at_high.value - swing->at_low.value).epsilon(1e-12));
    }
    for (std::size_t k = 1; k < tornado.swings.size(); ++k)
        CHECK(std::abs(tornado.swings[k - 1].swing.value) >= std::abs(tornado.swings[k].swing.value));
}

TEST_CASE("tornado: the same bits for any number of threads") {
    const Tornado one = play_tornado(small_baseline(), 1, 0, options_of(64, 1)).tornado;
    const Tornado three = play_tornado(small_baseline(), 1, 0, options_of(64, 3)).tornado;
    REQUIRE(three.swings.size() == one.swings.size());
    for (std::size_t k = 0; k < one.swings.size(); ++k) {
        CHECK(three.swings[k].swing == one.swings[k].swing);
        CHECK(three.swings[k].assumption.parameter == one.swings[k].assumption.parameter);
    }
}

TEST_CASE("tornado: an assumption that plays no part does not move anything") {
    // Nobody works on two things at a time, so that switching costs nothing.
    Scenario s = small_baseline();
    for (FundingModel& model : s.models) model.levers.wip = 1;
    const Tornado tornado = play_tornado(s, 1, 0, options_of(32)).tornado;
    const auto swing = std::find_if(tornado.swings.begin(), tornado.swings.end(), [](const Swing& each) {
        return address_of(each.assumption) == "model.switching_loss";
    });
    REQUIRE(swing != tornado.swings.end());
    CHECK(swing->swing == Estimate{0, 0, 0});
}

TEST_CASE("tornado: a range that the scenario cannot play is told, not played") {
    // Teams that have learned everything after a month cannot be that much dearer when they are new.
    const Scenario s =
        small_baseline({"organisation.familiarity_months=1", "organisation.knowledge_months=1"});
    const Tornado tornado = play_tornado(s, 1, 0, options_of(32)).tornado;
    REQUIRE(tornado.unplayable.size() == 1);
    CHECK(address_of(tornado.unplayable[0].assumption) == "organisation.stable_team_cost");
    CHECK(tornado.unplayable[0].value == 0.55);
    CHECK(tornado.unplayable[0].why.find("median opportunity") != std::string::npos);
    for (const Swing& swing : tornado.swings)
        CHECK(address_of(swing.assumption) != "organisation.stable_team_cost");
}
