// Groups of levers in which models differ, and the models between two.

#include "studies/lever_groups.hpp"

#include <catch2/catch.hpp>

#include "engine/play/mix.hpp"
#include "parameters/presets.hpp"
#include "parameters/table.hpp"

using namespace fundsim;

namespace {

FundingModel model_of(std::string_view name) { return preset_model(*find_preset(name)); }

std::vector<std::string> names_of(const std::vector<LeverGroup>& groups) {
    std::vector<std::string> names;
    for (const LeverGroup& group : groups) names.push_back(group.name);
    return names;
}

}  // namespace

TEST_CASE("differing groups: in the order of the table, with the levers that differ") {
    const auto groups = differing_groups(model_of("project"), model_of("persistent"));
    CHECK(names_of(groups) == std::vector<std::string>{"cadence", "continuity", "resizing", "discovery",
                                                       "scope", "release", "follow-up", "stopping",
                                                       "selection", "autonomy"});
    REQUIRE(groups[8].levers.size() == 2);
    CHECK(groups[8].levers[0]->name == "selection");
    CHECK(groups[8].levers[1]->name == "reference_class");
    CHECK(differing_groups(model_of("project"), model_of("project")).empty());
}

TEST_CASE("the models between two: from none to all of what differs") {
    const FundingModel from = model_of("project"), to = model_of("persistent");
    const auto groups = differing_groups(from, to);
    CHECK(between(from, to, groups, 0).levers == from.levers);
    CHECK(between(from, to, groups, (1U << groups.size()) - 1).levers == to.levers);
    const FundingModel one = between(from, to, groups, 1U << 3);
    CHECK(one.levers.discovery_share == to.levers.discovery_share);
    CHECK(one.levers.concepts == to.levers.concepts);
    CHECK(one.levers.cycle_months == from.levers.cycle_months);
    CHECK(names_of(differing_groups(from, one)) == std::vector<std::string>{"discovery"});
}

TEST_CASE("the models between two: ramps date by date, and what interventions cost") {
    FundingModel from = model_of("project"), to = from;
    Levers early = from.levers, middle = to.levers;
    early.wip = 3;
    from.ramp = {{6, early}};
    middle.autonomy = 0.25;
    to.levers.autonomy = 0.5;
    to.ramp = {{12, middle}};
    to.bills = {{100, 12, 5, false}};
    const auto groups = differing_groups(from, to);
    CHECK(names_of(groups) == std::vector<std::string>{"autonomy", "focus", bills_group});

    const FundingModel all = between(from, to, groups, 7);
    CHECK(all.bills == to.bills);
    for (const double month : {1.0, 6.0, 7.0, 12.0, 13.0}) {
        CHECK(levers_before(all, month) == levers_before(to, month));
        CHECK(levers_before(between(from, to, groups, 0), month) == levers_before(from, month));
    }
    const FundingModel one = between(from, to, groups, 1);
    CHECK(levers_before(one, 3).autonomy == 0.25);
    CHECK(levers_before(one, 3).wip == 3);
    CHECK(levers_before(one, 13).autonomy == 0.5);
    CHECK(levers_before(one, 13).wip == from.levers.wip);
    CHECK(one.bills.empty());
}
