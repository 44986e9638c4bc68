// What studies draw: the table's ranges, and what a scenario says instead.

#include "studies/factors.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "parameters/table.hpp"
#include "scenario/scenario_file.hpp"

using namespace fundsim;

namespace {

ReadResult read(const std::string& added) {
    const std::string text = R"(
format = 2
[organisation]
budget_per_year = 12_000
team_size = 8
person_month_cost = 10
horizon_months = 60
[opportunities]
initial_backlog = 60
arrivals_per_year = 40
value_per_year = { lognormal = { p50 = 800, p90 = 2900 } }
effort = { lognormal = { p50 = 24, p90 = 60 } }
[[model]]
name = "Projects"
[[model]]
name = "Teams"
preset = "persistent"
)" + added;
    return read_scenario_text(text, "test.toml", {}, {.uncertainty = Uncertainty::allowed});
}

const Factor* find(const std::vector<Factor>& factors, const std::string& address) {
    const auto found = std::find_if(factors.begin(), factors.end(),
                                    [&](const Factor& factor) { return factor.address == address; });
    return found == factors.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("factors: the assumptions of the table, from their ranges") {
    const ReadResult scenario = read("");
    REQUIRE(scenario.ok);
    const auto factors = factors_of(scenario.scenario, {0, 1}, {});
    CHECK(factors.size() == assumptions_of(scenario.scenario, {0, 1}).size());
    const Factor* discount = find(factors, "organisation.discount_rate");
    REQUIRE(discount != nullptr);
    CHECK(value_at(*discount, 0.5) == Approx(0.08));
    CHECK(with_value(scenario.scenario, *discount, 0.12).organisation.discount_rate == 0.12);
}

TEST_CASE("factors: [uncertain] adds, replaces, narrows and takes out") {
    const ReadResult scenario = read(R"(
[uncertain]
"organisation.areas" = "known"
opportunities.arrivals_per_year = [20, 60]
organisation.discount_rate = { uniform = { min = 0.05, max = 0.07 } }
model.escalation = [0.1, 0.3]
model.Teams.experiment_cost = "known"
)");
    INFO(formatted(scenario.faults));
    REQUIRE(scenario.ok);
    CHECK(scenario.scenario.opportunities.arrivals_per_year == 40);  // a run plays what it played
    const auto factors = factors_of(scenario.scenario, {0, 1}, scenario.doubts);
    CHECK(find(factors, "organisation.areas") == nullptr);
    const Factor* arrivals = find(factors, "opportunities.arrivals_per_year");
    REQUIRE(arrivals != nullptr);
    CHECK(value_at(*arrivals, 0.25) == Approx(30));
    CHECK(value_at(*find(factors, "organisation.discount_rate"), 0.5) == Approx(0.06));
    const Factor* escalation = find(factors, "model.escalation");
    REQUIRE(escalation != nullptr);
    const Scenario moved = with_value(scenario.scenario, *escalation, 0.25);
    CHECK(moved.models[0].levers.escalation == 0.25);
    CHECK(moved.models[1].levers.escalation == 0.25);
    // Known of one model, it is still drawn for the other.
    const Factor* cost = find(factors, "model.experiment_cost");
    if (cost != nullptr) CHECK(cost->assumption.models == std::vector<std::size_t>{0});
    // It reads back from what is written out.
    const ReadResult again = read_scenario_text(scenario.resolved_toml, "again.toml");
    REQUIRE(again.ok);
    CHECK(again.doubts == scenario.doubts);
    CHECK(again.resolved_toml == scenario.resolved_toml);
}

TEST_CASE("factors: doubts about a model that is not looked at are left out") {
    const ReadResult scenario = read("[uncertain]\nmodel.Teams.wip = [1, 3]\n");
    REQUIRE(scenario.ok);
    CHECK(find(factors_of(scenario.scenario, {0}, scenario.doubts), "model.Teams.wip") == nullptr);
    CHECK(find(factors_of(scenario.scenario, {0, 1}, scenario.doubts), "model.Teams.wip") != nullptr);
}

TEST_CASE("factors: [uncertain] is refused where nothing can be drawn") {
    const auto fault = [](const std::string& line) {
        const ReadResult scenario = read("[uncertain]\n" + line + "\n");
        CHECK_FALSE(scenario.ok);
        return formatted(scenario.faults);
    };
    using Catch::Contains;
    CHECK_THAT(fault("organisation.area = [1, 2]"), Contains("area") && Contains("areas"));
    CHECK_THAT(fault("organisation.areas = [8, 4]"), Contains("the lower one first"));
    CHECK_THAT(fault("organisation.areas = [4, 5, 6]"), Contains("[low, high]"));
    CHECK_THAT(fault("organisation.areas = 5"), Contains("known"));
    CHECK_THAT(fault("organisation.areas = \"unknown\""), Contains("known"));
    CHECK_THAT(fault("organisation.areas = [-4, 8]"), Contains("areas"));
    CHECK_THAT(fault("model.scope = [0, 1]"), Contains("only numbers are drawn"));
    CHECK_THAT(fault("opportunities.effort = [0, 1]"), Contains("a distribution of its own"));
    CHECK_THAT(fault("model.Team.wip = [1, 2]"), Contains("Did you mean 'Teams'?"));
    CHECK_THAT(fault("\"model.wip\" = [1, 2]\nmodel.wip = [1, 3]"), Contains("twice"));
    CHECK_THAT(fault("model.Teams.transition.start_month = [1, 2]"), Contains("transition"));
}

TEST_CASE("factors: what has no source is drawn from twice the range, as far as the parameter allows") {
    const ReadResult scenario = read("[uncertain]\norganisation.attrition = [0.1, 0.2]\n");
    const auto factors = factors_of(scenario.scenario, {0, 1}, scenario.doubts);
    const auto wide = doubled(factors);
    REQUIRE(wide.size() == factors.size());
    std::size_t wider = 0;
    for (std::size_t f = 0; f < wide.size(); ++f) {
        const Parameter& parameter = *factors[f].assumption.parameter;
        const Evidence &before = factors[f].range, &after = wide[f].range;
        if (parameter.grade != Grade::C || factors[f].distribution) {
            CHECK(wide[f].distribution == factors[f].distribution);
            if (!factors[f].distribution) CHECK(before.high == after.high);
            continue;
        }
        INFO(factors[f].address);
        ++wider;
        CHECK(after.low <= before.low);
        CHECK(after.high >= before.high);
        CHECK(after.low >= parameter.range.low);
        CHECK(after.high <= parameter.range.high);
        if (before.shape == EvidenceShape::log_uniform && after.high < parameter.range.high)
            CHECK(after.high / before.high == Approx(std::sqrt(before.high / before.low)));
    }
    CHECK(wider > 10);
}
