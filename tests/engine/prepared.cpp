// What a scenario is prepared with, made anew or taken from another one.

#include "engine/prepared.hpp"

#include <catch2/catch.hpp>
#include <functional>

#include "engine/outcome.hpp"
#include "engine/plain_scenario.hpp"
#include "engine/simulation.hpp"

using namespace fundsim;

namespace {

Scenario noisy() {
    Scenario s = plain::scenario();
    s.opportunities.value_per_year = {.shape = Shape::normal, .parameters = {300, 400}};
    s.opportunities.effort = {.shape = Shape::lognormal, .parameters = {2.5, 0.6}};
    s.opportunities.overrun = {.shape = Shape::lognormal, .parameters = {0.1, 0.4}};
    s.opportunities.fit = {.shape = Shape::beta, .parameters = {3, 1.5}};
    s.opportunities.sigma_case = 1;
    s.opportunities.initial_backlog = 12;
    return s;
}

std::vector<double> figures(const Prepared& prepared) {
    std::vector<double> out;
    const auto workspace = make_workspace(prepared);
    std::vector<Outcome> outcomes(played_models(prepared));
    for (std::uint64_t r = 0; r < 20; ++r) {
        play_replication(prepared, 1, r, *workspace, outcomes, {});
        for (const Outcome& outcome : outcomes) out.insert(out.end(), {outcome.npv, outcome.started});
    }
    return out;
}

}  // namespace

TEST_CASE("a scenario plays the same bits whatever it was prepared after") {
    std::string fault;
    const auto chosen_by_looks = [] {
        Scenario s = noisy();
        s.models[1].levers.discovery_share = 0.2;
        s.models[1].levers.concepts = 3;
        s.models[1].levers.sigma_look = 0.5;
        s.opportunities.rho_fit = 0.4;
        s.opportunities.compulsory_share = 0.2;
        s.opportunities.deadline_months = {.shape = Shape::constant, .parameters = {18}};
        s.opportunities.late_cost = 0.05;
        return s;
    };
    const auto known = prepare(chosen_by_looks(), fault);
    REQUIRE(known);
    const std::vector<std::function<void(Scenario&)>> changes{
        [](Scenario& s) { s.opportunities.value_per_year.parameters[0] = 250; },
        [](Scenario& s) {
            s.opportunities.use_benefit_cost_ratio = true;
            s.opportunities.benefit_cost_ratio = {.shape = Shape::lognormal, .parameters = {0, 1}};
        },
        [](Scenario& s) { s.opportunities.effort.parameters[1] = 0.7; },
        [](Scenario& s) { s.opportunities.overrun.parameters[0] = 0.3; },
        [](Scenario& s) { s.opportunities.fit.parameters[1] = 2; },
        [](Scenario& s) { s.organisation.discount_rate = 0.12; },
        [](Scenario& s) { s.models[1].levers.concepts = 4; },
        [](Scenario& s) { s.models[1].levers.sigma_look = 2; },
        [](Scenario& s) { s.models[1].levers.selection = Selection::face_value; },
        [](Scenario& s) { s.models[1].levers.discovery_share = 0; },
        [](Scenario& s) { s.opportunities.rho_fit = 0.8; },
        [](Scenario& s) { s.opportunities.deadline_months.parameters[0] = 9; },
    };
    for (const auto& change : changes) {
        Scenario changed = chosen_by_looks();
        change(changed);
        const auto fresh = prepare(changed, fault), after = prepare(changed, fault, known.get());
        REQUIRE((fresh && after));
        for (std::size_t k = 0; k < fresh->rules.size(); ++k) {
            CHECK(after->rules[k].believed_first_fit == fresh->rules[k].believed_first_fit);
        }
        CHECK(figures(*after) == figures(*fresh));
        CHECK(figures(*after) != figures(*known));
    }
}

TEST_CASE("tables are shared where the distribution is the same, and only there") {
    std::string fault;
    const auto known = prepare(noisy(), fault);
    Scenario changed = noisy();
    changed.opportunities.overrun.parameters[0] = 0.3;
    const auto after = prepare(changed, fault, known.get());
    CHECK(&*after->value_belief == &*known->value_belief);
    CHECK(&*after->fit_square_belief == &*known->fit_square_belief);
    CHECK(&*after->effort == &*known->effort);
    CHECK(&*after->residual != &*known->residual);
    CHECK(&*after->overrun != &*known->overrun);
}
