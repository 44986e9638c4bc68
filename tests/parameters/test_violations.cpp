// What makes a scenario invalid, learned without any file.

#include <catch2/catch.hpp>

#include <limits>
#include <string>
#include <vector>

#include "parameters/violations.hpp"
#include "parameters/words.hpp"
#include "sound_scenario.hpp"

using namespace made;

namespace {

//! One way to spoil the sound scenario, and the one violation that has to follow.
struct Spoiled {
    void (*spoil)(Scenario&);
    const char* address;
    const char* words;
};

void check_each(const std::vector<Spoiled>& cases) {
    for (const Spoiled& each : cases) {
        Scenario scenario = sound();
        each.spoil(scenario);
        const auto found = violations(scenario);
        INFO(each.words << " at " << each.address);
        REQUIRE(found.size() == 1);
        INFO(found[0].text);
        CHECK(address_text(found[0].address) == each.address);
        CHECK(found[0].text.find(each.words) != std::string::npos);
    }
}

Levers& after(Scenario& s) { return s.models[2].transition->to; }

}  // namespace

TEST_CASE("a sound scenario breaks no rule, in no model that ships") {
    CHECK(violations(sound()).empty());
    Scenario every = sound();
    every.models.clear();
    for (const Preset& preset : presets()) {
        every.models.push_back(preset_model(preset));
        every.models.back().name = preset.name;
    }
    CHECK(violations(every).empty());
}

TEST_CASE("single values out of range are told at their address") {
    check_each({
        {[](Scenario& s) { s.organisation.discount_rate = 8; }, "organisation.discount_rate",
         "outside its range [0, 1) (per year) (8 % is written 0.08)"},
        {[](Scenario& s) { s.organisation.areas = 2.5; }, "organisation.areas", "whole number"},
        {[](Scenario& s) { s.organisation.budget_per_year = required; }, "organisation.budget_per_year",
         "organisation.budget_per_year is missing: Money"},
        {[](Scenario& s) { s.organisation.stable_team_cost = -unlimited; }, "organisation.stable_team_cost",
         "outside its range"},
        {[](Scenario& s) { s.opportunities.rho_fit = 1.5; }, "opportunities.rho_fit", "outside its range"},
        {[](Scenario& s) { s.opportunities.effort = {}; }, "opportunities.effort", "parameters"},
        {[](Scenario& s) {
             s.opportunities.fit = {.shape = Shape::uniform, .parameters = {0, 2}};
         },
         "opportunities.fit", "fit can be 2, outside its range"},
        {[](Scenario& s) { s.opportunities.overrun = {.shape = Shape::constant, .parameters = {1e31}}; },
         "opportunities.overrun", "sizes up to 1e+30"},
        {[](Scenario& s) { s.opportunities.use_benefit_cost_ratio = true; },
         "opportunities.benefit_cost_ratio", "parameters"},
        {[](Scenario& s) {
             s.opportunities.listed = {{"Old", -1, 3, 4, 1}};
         },
         "opportunities.list", "initiative 'Old': arrival_month is below 0"},
        {[](Scenario& s) { s.models[1].levers.wip = 30; }, "model.\"Product teams\".wip",
         "outside its range [1, 20]"},
        {[](Scenario& s) { after(s).autonomy = 2; }, "model.Moving.after.autonomy", "outside its range"},
        {[](Scenario& s) { s.models[2].transition->dip = 1; }, "model.Moving.transition.dip",
         "outside its range"},
        {[](Scenario& s) { s.models[0].levers.continuity = static_cast<Continuity>(9); },
         "model.Projects.continuity", "outside its range"},
        {[](Scenario& s) { s.models.clear(); }, "model.", "no model"},
        {[](Scenario& s) { s.models.resize(101, s.models[0]); }, "model.", "at most 100"},
        {[](Scenario& s) { s.models[1].name = "PROJECTS"; }, "model.PROJECTS.name",
         "'Projects' and 'PROJECTS', which readers take for one"},
        {[](Scenario& s) { s.models[1].name = "a\nb"; }, "model.\"a\\u000Ab\".name",
         "name holds a line break"},
    });
}

TEST_CASE("values of both sides and of stages are told once, with the model they belong to") {
    Scenario scenario = sound();
    scenario.models[2].levers.autonomy = after(scenario).autonomy = 2;
    auto found = violations(scenario);
    REQUIRE(found.size() == 1);
    CHECK(address_text(found[0].address) == "model.Moving.autonomy");
    CHECK(found[0].model == 2);

    scenario = sound();
    LeversUntil stage{6, scenario.models[0].levers};
    stage.levers.diverted = 1.5;
    scenario.models[0].ramp = {stage};
    found = violations(scenario);
    REQUIRE(found.size() == 1);
    CHECK(found[0].text.starts_with("in months 0 to 6 diverted is 1.5, outside its range"));
}

TEST_CASE("values that do not fit together are told at one of them") {
    check_each({
        {[](Scenario& s) { s.organisation.step_months = 0.3; }, "organisation.step_months",
         "it must be 0.25, 0.5 or 1"},
        {[](Scenario& s) { s.organisation.horizon_months = 60.5; }, "organisation.horizon_months",
         "no whole number of steps of 1 months"},
        {[](Scenario& s) { s.organisation.discount_rate = s.organisation.erosion_orphan = 0; },
         "organisation.discount_rate", "without discounting and without erosion"},
        {[](Scenario& s) { s.organisation.stable_team_cost = 0.01; }, "organisation.stable_team_cost",
         "no loss of productivity of new teams up to 0.9"},
        {[](Scenario& s) { s.opportunities.rho_portfolio = 0.6, s.opportunities.rho_area = 0.5; },
         "opportunities.rho_portfolio", "rho_portfolio + rho_area is 1.1"},
        {[](Scenario& s) { s.opportunities.initial_backlog = s.opportunities.arrivals_per_year = 0; },
         "opportunities.initial_backlog", "there is nothing to work on"},
        {[](Scenario& s) { s.models[0].levers.planning_lead_months = 12; },
         "model.Projects.planning_lead_months", "shorter than the cycle of 12 months"},
        {[](Scenario& s) { s.models[2].transition->end_month = 3; }, "model.Moving.transition.end_month",
         "ends in month 3, before it starts in month 6"},
        {[](Scenario& s) { after(s).overhead = 0.2; }, "model.Moving.overhead",
         "it must be the same on both sides"},
        {[](Scenario& s) { after(s).cycle_months = after(s).planning_lead_months = 3; },
         "model.Moving.after.planning_lead_months", "after the transition too"},
    });
}

TEST_CASE("what is too large or too small to be played is told with what makes it so") {
    check_each({
        {[](Scenario& s) { s.organisation.budget_per_year = 1; }, "organisation.budget_per_year",
         "at least 0.01 can be played"},
        {[](Scenario& s) { s.organisation.budget_per_year = 1.2e10; }, "organisation.budget_per_year",
         "at most 10000 can be played"},
        {[](Scenario& s) { s.opportunities.arrivals_per_year = 50'000; }, "opportunities.arrivals_per_year",
         "250010 opportunities are expected"},
        {[](Scenario& s) { s.opportunities.effort = {.shape = Shape::constant, .parameters = {1e12}}; },
         "opportunities.effort", "is effort in person-months?"},
        {[](Scenario& s) { s.opportunities.dependencies = 50, s.opportunities.dependency_growth = 10; },
         "opportunities.dependency_growth", "at most 500 can be played"},
        {[](Scenario& s) { s.organisation.budget_per_year = 9e6, s.organisation.step_months = 0.25; },
         "organisation.budget_per_year", "too much to play"},
        {[](Scenario& s) {
             s.models[0].levers.discovery_share = 0.9, s.models[0].levers.experiment_cost = 1e-3;
         },
         "model.Projects.experiment_cost", "discovery pays for"},
        {[](Scenario& s) {
             s.organisation.horizon_months = 600;
             for (int i = 0; i < 90; ++i) {
                 s.models.push_back(model(("m" + std::to_string(i)).c_str(), "project"));
             }
         },
         "model.", "the monthly flows of 93 models"},
        {[](Scenario& s) {
             s.organisation.budget_per_year = 9e6, s.organisation.horizon_months = 12;
             s.models[0].ramp.resize(2500, {1, s.models[0].levers});
             for (std::size_t i = 0; i < s.models[0].ramp.size(); ++i) {
                 s.models[0].ramp[i].month = static_cast<double>(i + 1);
             }
         },
         "model.", "the 2500 stages in which interventions take hold"},
    });
}

TEST_CASE("everything that is wrong is told at once, but nothing that only follows from it") {
    Scenario scenario = sound();
    scenario.organisation.team_size = 1e-9;  // would pay for a billion teams
    scenario.organisation.attrition = std::numeric_limits<double>::quiet_NaN();
    scenario.opportunities.rho_portfolio = 0.95;
    const auto found = violations(scenario);
    REQUIRE(found.size() == 3);
    CHECK(found[0].address.name == "team_size");
    CHECK(found[1].address.name == "attrition");
    CHECK(found[2].address.name == "rho_portfolio");
    CHECK(violations({}).size() > 10);
}

TEST_CASE("a parameter can be set and judged by its address") {
    Scenario scenario = sound();
    const AddressReading reading = parse_address("model.\"Product teams\".planning_lead_months");
    REQUIRE(reading.address);
    REQUIRE(set_scalar(scenario, *reading.address, 25));
    const auto found = violations(scenario);
    REQUIRE(found.size() == 1);
    CHECK(found[0].address == *reading.address);
    CHECK(found[0].model == 1);
}
