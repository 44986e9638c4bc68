#pragma once
// A scenario that can be played, made without any file, for the tests of what is wrong with one.

#include "parameters/presets.hpp"
#include "parameters/table.hpp"

namespace made {

using namespace fundsim;

inline FundingModel model(const char* name, const char* preset) {
    FundingModel made = preset_model(*find_preset(preset));
    made.name = name;
    return made;
}

inline Scenario sound() {
    Scenario scenario{.title = "Small",
                      .currency = "kEUR",
                      .organisation = default_organisation(),
                      .opportunities = default_opportunities(),
                      .reference = default_levers(),
                      .reference_wait = shipped_dependency_wait(),
                      .models = {model("Projects", "project"), model("Product teams", "persistent"),
                                 model("Moving", "transition")}};
    scenario.organisation.budget_per_year = 12'000;
    scenario.organisation.person_month_cost = 10;
    scenario.opportunities.initial_backlog = 10;
    scenario.opportunities.arrivals_per_year = 12;
    scenario.opportunities.value_per_year = {.shape = Shape::lognormal, .parameters = {6.7, 1.0}};
    scenario.opportunities.effort = {.shape = Shape::lognormal, .parameters = {3.2, 0.7}};
    return scenario;
}

}  // namespace made
