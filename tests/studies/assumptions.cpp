// Which assumptions a study may doubt, and what it may put in their place.

#include "studies/assumptions.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "parameters/table.hpp"
#include "scenario/scenario_file.hpp"

using namespace fundsim;

namespace {

Scenario baseline() {
    const ReadResult read = read_scenario(FUNDSIM_SOURCE_DIR "/scenarios/baseline.toml");
    REQUIRE(read.ok);
    return read.scenario;
}

const Assumption* found(const std::vector<Assumption>& list, const std::string& address) {
    const auto at =
        std::find_if(list.begin(), list.end(), [&](const Assumption& a) { return address_of(a) == address; });
    return at == list.end() ? nullptr : &*at;
}

}  // namespace

TEST_CASE("assumptions: what the table has a range for, unless somebody knows better") {
    Scenario s = baseline();
    const auto all = assumptions_of(s, {0, 5});
    CHECK(found(all, "organisation.discount_rate") != nullptr);
    CHECK(found(all, "opportunities.sigma_case") != nullptr);
    CHECK(found(all, "organisation.budget_per_year") == nullptr);  // no range
    CHECK(found(all, "model.cycle_months") == nullptr);            // a choice
    CHECK(found(all, "transition.dip") == nullptr);                // neither of the two moves

    s.organisation.discount_rate = 0.3;  // out of its range
    s.opportunities.sigma_case = 0.6;    // within
    s.models[0].levers.escalation = 0.2;
    const auto fewer = assumptions_of(s, {0, 5});
    CHECK(fewer.size() == all.size() - 1);
    CHECK(found(fewer, "organisation.discount_rate") == nullptr);
    REQUIRE(found(fewer, "opportunities.sigma_case") != nullptr);
    CHECK(found(fewer, "opportunities.sigma_case")->value == 0.6);
    REQUIRE(found(fewer, "model.escalation") != nullptr);
    CHECK(found(fewer, "model.escalation")->models == std::vector<std::size_t>{5});
    CHECK(found(assumptions_of(s, {4}), "transition.dip") != nullptr);
}

TEST_CASE("assumptions: values at a share of the range") {
    const auto& discount = *find_parameter(Section::organisation, "discount_rate");
    CHECK(value_at_share(discount.evidence, discount.kind, 0) == 0.04);
    CHECK(value_at_share(discount.evidence, discount.kind, 1) == 0.16);
    CHECK(value_at_share(discount.evidence, discount.kind, 0.5) ==
          Approx(0.08).epsilon(1e-14));  // half-way on the scale of logarithms
    const auto& escalation = *find_parameter(Section::model, "escalation");
    CHECK(value_at_share(escalation.evidence, escalation.kind, 0.25) == Approx(0.2));
    const auto& late = *find_parameter(Section::opportunities, "dependency_late");
    // odds of 1/19 and 1: half-way sqrt(1/19)
    const double odds = std::sqrt(1.0 / 19);
    CHECK(value_at_share(late.evidence, late.kind, 0.5) == Approx(odds / (1 + odds)).epsilon(1e-12));
    const auto& areas = *find_parameter(Section::organisation, "areas");
    for (int k = 0; k <= 20; ++k) {
        const double value = value_at_share(areas.evidence, areas.kind, k / 20.0);
        CHECK(value == std::round(value));
        CHECK(value >= 3);
        CHECK(value <= 12);
    }
}

TEST_CASE("assumptions: another value reaches what it belongs to and nothing else") {
    Scenario s = baseline();
    s.before = s.organisation;
    const auto all = assumptions_of(s, {0, 1, 5});
    const Scenario dearer = with_value(s, *found(all, "organisation.discount_rate"), 0.12);
    CHECK(dearer.organisation.discount_rate == 0.12);
    CHECK(dearer.before->discount_rate == 0.12);
    Scenario back = dearer;
    back.organisation.discount_rate = back.before->discount_rate = s.organisation.discount_rate;
    CHECK(back == s);

    const Assumption& latency = *found(all, "model.decision_latency_months");
    CHECK(latency.models == std::vector<std::size_t>{0});  // what presets set otherwise stays
    const Scenario slower = with_value(s, latency, 2);
    CHECK(slower.models[0].levers.decision_latency_months == 2);
    CHECK(slower.models[5].levers.decision_latency_months == 0.5);
    CHECK(slower.models[3] == s.models[3]);

    // Stages in which interventions take hold, also of what teams move to.
    REQUIRE(s.models[4].transition);
    s.models[4].ramp = {{6, s.models[4].levers}};
    s.models[4].transition->ramp = {{6, s.models[4].transition->to}};
    const auto moving = assumptions_of(s, {4});
    const Assumption& experiments = *found(moving, "model.experiment_cost");
    const Scenario dear = with_value(s, experiments, 3);
    CHECK(dear.models[4].ramp[0].levers.experiment_cost == 3);
    CHECK(dear.models[4].transition->to.experiment_cost == 3);
    CHECK(dear.models[4].transition->ramp[0].levers.experiment_cost == 3);
}
