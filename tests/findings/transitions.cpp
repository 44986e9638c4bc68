// When a move from one model to another has paid for itself.

#include "findings/transitions.hpp"

#include <catch2/catch.hpp>

#include "findings/made_summary.hpp"

using namespace fundsim;

namespace {

//! The second model moves away from the first, whose cumulative net cash is 0 throughout.
Scenario moving() {
    Scenario scenario = made::scenario();
    scenario.organisation.horizon_months = 4;
    scenario.models[1].levers = scenario.models[0].levers;
    scenario.models[1].transition.emplace();
    return scenario;
}

Summary with_net(std::vector<double> net) {
    Summary summary = made::summary(12345, 200);
    summary.series.months = net.size();
    summary.series.cumulative_net.mean.assign(net.size(), 0);
    summary.series.cumulative_net.mean.insert(summary.series.cumulative_net.mean.end(), net.begin(),
                                              net.end());
    return summary;
}

std::string told(const std::vector<double>& net) {
    const Summary summary = with_net(net);
    const auto found = crossings(moving(), summary);
    REQUIRE(found.size() == 1);
    return crossing_sentence(found.front(), moving(), summary);
}

}  // namespace

TEST_CASE("a move is told by its deepest point behind and the month in which it overtakes") {
    const std::string who = "Product teams against Annual projects, in cash on average: ";
    CHECK(told({-100, -312, 50, 70, 90}) ==
          who + "behind by 310 kEUR at worst, in month 2; overtake in month 3");
    CHECK(told({50, -312, -20, 70}) == who + "behind by 310 kEUR at worst, in month 2; overtake in month 4");
    CHECK(told({0, 50, 60, 70}) == who + "never behind, ahead from month 2");
    CHECK(told({0, 0, 0, 0}) == who + "never behind, and never ahead within the 4 months");
    // What comes after the horizon is beside the point.
    CHECK(told({-10, -20, -30, -40, -500, 900}) ==
          who + "behind by 40 kEUR at worst, in month 4; never overtake within the 4 months");
}

TEST_CASE("a move is told against the listed model that it starts from, and only with monthly flows") {
    Scenario scenario = moving();
    CHECK(has_crossings(scenario));
    CHECK(start_of(scenario, 1) == std::size_t{0});
    CHECK_FALSE(start_of(scenario, 0));
    CHECK(crossings(scenario, made::summary(12345, 200)).empty());
    const Summary summary = with_net({-100, 50, 60, 70});
    CHECK(crossings(scenario, summary).size() == 1);
    scenario.models[1].levers.wip += 1;  // it starts from something that is not listed
    CHECK_FALSE(has_crossings(scenario));
    CHECK(crossings(scenario, summary).empty());
}
