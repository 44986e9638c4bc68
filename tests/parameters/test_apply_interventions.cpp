// Interventions applied without any file, and what is told of those that cannot be.

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "parameters/apply_interventions.hpp"
#include "parameters/shipped_interventions.hpp"
#include "parameters/violations.hpp"
#include "sound_scenario.hpp"

using namespace made;

namespace {

Intervention changing(const char* name, std::vector<Change> changes) {
    return {.name = name, .changes = std::move(changes)};
}

const Address diverted{Section::model, {}, "diverted"};
const Address dependencies{Section::opportunities, {}, "dependencies"};

//! The one violation that has to follow when these are applied.
Violation told(const std::vector<Intervention>& interventions) {
    const Intervened result = apply_interventions(interventions, sound());
    REQUIRE(result.violations.size() == 1);
    INFO(result.violations[0].text);
    return result.violations[0];
}

}  // namespace

TEST_CASE("applied interventions change a copy, and what they change can be judged") {
    const Scenario before = sound();
    const Intervention halved{"halved", {{dependencies, How::times, 0.5}}, 50, 300, 6};
    const Intervened after = apply_interventions(std::vector{halved}, before);
    CHECK(after.violations.empty());
    CHECK(after.scenario.opportunities.dependencies == before.opportunities.dependencies / 2);
    CHECK(after.scenario.before == before.organisation);
    for (const FundingModel& each : after.scenario.models) {
        CHECK(each.bills == std::vector<Bill>{{50, 12, 300, false}});
    }
    CHECK(violations(after.scenario).empty());
    CHECK(apply_interventions({}, before).scenario == before);
}

TEST_CASE("every shipped intervention can be applied, alone and with all others") {
    std::vector<Intervention> all;
    for (const ShippedIntervention& shipped : shipped_interventions()) {
        all.push_back(priced(shipped, 12'000));
        INFO(shipped.name);
        const Intervened alone = apply_interventions(std::vector{all.back()}, sound());
        CHECK(alone.violations.empty());
        CHECK(violations(alone.scenario).empty());
    }
    CHECK(violations(apply_interventions(all, sound()).scenario).empty());
}

TEST_CASE("product operations are the sum of their four components, and cheaper than these") {
    const ShippedIntervention& whole = *find_shipped_intervention("product_operations");
    std::vector<Intervention> parts;
    double one_off = 0, yearly = 0;
    for (const char* name :
         {"operations_data", "operations_process", "operations_together", "operations_improvement"}) {
        const ShippedIntervention& part = *find_shipped_intervention(name);
        parts.push_back(priced(part, 0));
        one_off += part.one_off_share;
        yearly += part.yearly_share;
        CHECK(part.ramp_months == whole.ramp_months);
    }
    CHECK(whole.one_off_share <= one_off);
    CHECK(whole.yearly_share < yearly);
    const Intervened together = apply_interventions(std::vector{priced(whole, 0)}, sound());
    const Intervened apart = apply_interventions(parts, sound());
    CHECK(together.scenario.models == apart.scenario.models);
}

TEST_CASE("an intervention that leads out of a range is told by name, the last one that does") {
    const Intervention tenfold = changing("tenfold", {{diverted, How::times, 11}});
    Violation found = told({tenfold});
    CHECK(found.text == "the intervention 'tenfold' makes model.diverted 1.1, outside its range [0, 0.99]");
    CHECK(found.address == diverted);
    CHECK(found.model == 0);
    CHECK(found.intervention == 0);
    const Intervention harmless = changing("harmless", {{diverted, How::times, 1}});
    found = told({tenfold, harmless});
    CHECK(found.intervention == 1);
    const Address areas{Section::organisation, {}, "areas"};
    CHECK(
        told({changing("half", {{areas, How::times, 0.25}})}).text.find("range [1, 1000] of whole numbers") !=
        std::string::npos);
}

TEST_CASE("opposite interventions are judged on the way as well") {
    const Intervention slow{"slow", {{diverted, How::times, 0.1}}, 0, 0, 12};
    const Intervened result =
        apply_interventions(std::vector{slow, changing("quick", {{diverted, How::times, 12}})}, sound());
    REQUIRE(result.violations.size() == 1);
    const std::string& text = result.violations[0].text;
    INFO(text);
    CHECK(text.starts_with("the intervention 'quick' makes model.diverted 1.065"));
    CHECK(text.find(" in months 0 to 3, outside its range") != std::string::npos);
}

TEST_CASE("bills that nobody can pay are told of the model") {
    const Intervention dear{"dear", {{diverted, How::set, 0.05}}, 0, 20'000, 0};
    const Violation found = told({dear});
    CHECK(found.text.find("the interventions take 20000 in their first year, model 'Projects' has 11040") !=
          std::string::npos);
    CHECK(found.address.model == "Projects");
    CHECK(found.intervention == 0);
}

TEST_CASE("what no intervention can change leaves the scenario as it was") {
    struct Case {
        Change change;
        const char* words;
    };
    const std::vector<Case> cases{
        {{{Section::transition, "Moving", "dip"}, How::set, 0.1}, "not the schedule of a transition"},
        {{{Section::model, {}, "divertd"}, How::set, 0.1}, "there is no parameter 'model.divertd'"},
        {{{Section::opportunities, {}, "effort"}, How::set, 3}, "is a distribution"},
        {{{Section::organisation, {}, "stable_team_cost"}, How::set, 0.7}, "cannot change"},
        {{{Section::model, "Project", "diverted"}, How::set, 0}, "Did you mean 'Projects'?"},
        {{{Section::model, "Projects", "diverted", "after"}, How::set, 0}, "has no transition"},
        {{{Section::model, {}, "scope"}, How::times, 2}, "it can only be set"},
        {{{Section::model, {}, "scope"}, How::set, 7}, "outside its range"},
        {{diverted, How::at_most, 7}, "outside its range"},
        {{diverted, How::times, unlimited}, "the factor of model.diverted is none"},
    };
    for (const auto& [change, words] : cases) {
        INFO(words);
        const Intervened result = apply_interventions(std::vector{changing("wrong", {change})}, sound());
        REQUIRE(result.violations.size() == 1);
        INFO(result.violations[0].text);
        CHECK(result.violations[0].text.starts_with("the intervention 'wrong': "));
        CHECK(result.violations[0].text.find(words) != std::string::npos);
        CHECK(result.violations[0].address == change.address);
        CHECK(result.scenario == sound());
    }
    Intervention priceless = changing("priceless", {{diverted, How::set, 0.05}});
    priceless.cost_per_year = -1;
    CHECK(told({priceless}).text.find("cost_per_year must be 0 or more") != std::string::npos);
    priceless = {"slow", {{diverted, How::set, 0.05}}, 0, 0, 601};
    CHECK(told({priceless}).text.find("ramp_months must be at most 600") != std::string::npos);
}
