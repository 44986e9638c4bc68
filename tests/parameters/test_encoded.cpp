#include <catch2/catch.hpp>

#include <limits>
#include <string>

#include "parameters/apply_interventions.hpp"
#include "parameters/encoded.hpp"
#include "parameters/shipped_interventions.hpp"
#include "parameters/violations.hpp"
#include "sound_scenario.hpp"

using namespace fundsim;

namespace {

Scenario read_back(const Scenario& scenario) {
    const Decoded read = decoded(encoded(scenario));
    INFO(read.fault);
    REQUIRE(read.scenario);
    return *read.scenario;
}

void replace(std::string& text, std::string_view what, std::string_view with) {
    const std::size_t at = text.find(what);
    REQUIRE(at != std::string::npos);
    text.replace(at, what.size(), with);
}

//! A different figure in every scalar, none of them short.
template <class Structure>
void fill(Structure& structure, std::span<const Parameter> table, double& next) {
    for (const Parameter& parameter : table) {
        if (parameter.kind == Kind::distribution) {
            continue;
        }
        next = next * 1.1 + 1e-17;
        const auto words = static_cast<double>(choice_words(parameter).size());
        assign(parameter, structure,
               parameter.kind == Kind::flag     ? 1 - value_of(parameter, structure)
               : parameter.kind == Kind::choice ? words - 1
                                                : next);
    }
}

Levers filled_levers(double& next) {
    Levers levers = default_levers();
    fill(levers, funding_parameters(), next);
    fill(levers, practice_parameters(), next);
    return levers;
}

}  // namespace

TEST_CASE("a scenario comes back from its encoding as it was") {
    CHECK(read_back(made::sound()) == made::sound());
    Scenario scenario = made::sound();
    scenario.title = "„Größe“ \"x\"\\\n";
    scenario.point = "look";
    double next = 1 / 3.0;
    fill(scenario.organisation, organisation_parameters(), next);
    scenario.organisation.tail_months = std::numeric_limits<double>::infinity();
    scenario.before = scenario.organisation;
    scenario.before->areas = -0.1;
    fill(scenario.opportunities, opportunity_parameters(), next);
    Opportunities& opportunities = scenario.opportunities;
    opportunities.use_benefit_cost_ratio = true;
    for (int shape = 0; shape <= static_cast<int>(Shape::empirical); ++shape) {
        opportunities.fit.parts.push_back({.shape = static_cast<Shape>(shape),
                                           .parameters = {5e-324, -1.7976931348623157e308, 0.1 + shape},
                                           .minimum = -2.5,
                                           .maximum = 1e300});
    }
    opportunities.effort = {.shape = Shape::discrete, .values = {1, 2.5}, .weights = {0.1, 0.9}};
    opportunities.listed = {{"a", 0, 1.5, 2, 0.7}, {"b", 1.0 / 7, 3, 1e18, 1e-6}};
    scenario.reference = filled_levers(next);
    scenario.reference_wait = 0.1 + 0.2;
    FundingModel& model = scenario.models.back();
    model.levers = filled_levers(next);
    model.ramp = {{3, filled_levers(next)}, {1e-9, filled_levers(next)}};
    fill(*model.transition, transition_parameters(), next);
    model.transition->to = filled_levers(next);
    model.transition->ramp = {{4, filled_levers(next)}};
    model.bills = {{1 / 3.0, 2 / 3.0, 1e5, true}, {1, 2, 3, false}};
    CHECK(read_back(scenario) == scenario);
}

TEST_CASE("what is not known stays unknown, and negative zero negative") {
    Scenario scenario = made::sound();
    scenario.opportunities.listed = {{"a", -0.0, std::numeric_limits<double>::quiet_NaN(), 2, 1}};
    const ListedInitiative read = read_back(scenario).opportunities.listed.at(0);
    CHECK(std::isnan(read.effort));
    CHECK(std::signbit(read.arrival_month));
}

TEST_CASE("interventions are in the encoding") {
    Scenario scenario = made::sound();
    std::vector<Intervention> all;
    for (const char* name : {"outcome_data", "product_operations"}) {
        all.push_back(priced(*find_shipped_intervention(name), scenario.organisation.budget_per_year));
    }
    const Intervened intervened = apply_interventions(all, scenario);
    REQUIRE(intervened.scenario.before);
    REQUIRE_FALSE(intervened.scenario.models[0].bills.empty());
    REQUIRE_FALSE(intervened.scenario.models[0].ramp.empty());
    CHECK(read_back(intervened.scenario) == intervened.scenario);
}

TEST_CASE("a damaged encoding is told with its place") {
    const auto fault_of = [](std::string_view what, std::string_view with) {
        std::string text = encoded(made::sound());
        replace(text, what, with);
        const Decoded read = decoded(text);
        CHECK_FALSE(read.scenario);
        return read.fault;
    };
    CHECK(fault_of("{", "[") == "the text is no JSON object");
    CHECK(fault_of("\"title\"", "\"titel\"") == "title is missing");
    CHECK(fault_of("\"wip\":1.0", "\"wip\":\"1\"") == "reference.wip is no number");
    CHECK(fault_of("\"ramp\":[]", "\"ramp\":0") == "models[0].ramp is no list");
    CHECK(fault_of("\"disband\"", "\"rest\"") ==
          "reference.continuity is none of disband, persist, switch_work, switch_people");
    CHECK(fault_of("\"shape\":\"lognormal\"", "\"shape\":\"bell\"") ==
          "opportunities.value_per_year.shape is no shape of a distribution");
    CHECK(fault_of("\"areas\":", "\"areas\":1e999,\"x\":") == "the text is no JSON object");
}

TEST_CASE("one value is set at its address, or the reason told") {
    Scenario scenario = made::sound();
    const auto set = [&](std::string_view address, std::string_view value) {
        return set_encoded(scenario, address, value);
    };
    CHECK(set("organisation.discount_rate", "0.07").empty());
    CHECK(scenario.organisation.discount_rate == 0.07);
    CHECK(set("organisation.tail_months", "\"inf\"").empty());
    CHECK(scenario.organisation.tail_months == unlimited);
    CHECK(set("model.\"Projects\".scope", "\"adaptive\"").empty());
    CHECK(scenario.models[0].levers.scope == Scope::adaptive);
    CHECK(set("model.wip", "2").empty());
    CHECK(scenario.models[2].transition->to.wip == 2);
    CHECK(set("model.Moving.after.follow_up", "false").empty());
    CHECK_FALSE(scenario.models[2].transition->to.follow_up);
    CHECK(set("model.transition.dip", "0.5").empty());
    CHECK(scenario.models[2].transition->dip == 0.5);
    CHECK(set("opportunities.benefit_cost_ratio", R"({"shape":"gamma","parameters":[2,0.5]})").empty());
    CHECK(scenario.opportunities.use_benefit_cost_ratio);
    CHECK(scenario.opportunities.benefit_cost_ratio == Distribution{Shape::gamma, {2, 0.5}});

    const Scenario before = scenario;
    CHECK(set("organisation.discont_rate", "1") ==
          "'discont_rate' is no parameter of organisation. Did you mean 'discount_rate'?");
    CHECK(set("organization.areas", "1").find("Did you mean 'organisation'?") != std::string::npos);
    CHECK(set("model.Project.wip", "1") == "there is no model 'Project'. Did you mean 'Projects'?");
    CHECK(set("model.Projects.transition.dip", "1") == "no such model has a transition");
    CHECK(set("model.Projects.after.wip", "1") == "no such model has a transition");
    CHECK(set("model.wip", "two") == "wip is no number");
    CHECK(set("model.scope", "\"open\"") == "scope is none of fixed, adaptive");
    CHECK(set("opportunities.effort", "3") == "effort.shape is missing");
    CHECK(scenario == before);
}
