#pragma once
// A summary written by hand, for tests of how results are shown.

#include "ensemble/fairness.hpp"
#include "ensemble/summary.hpp"

namespace made {

inline fundsim::Estimate around(double value, double half_width) {
    return {value, value - half_width, value + half_width};
}

inline fundsim::ModelSummary model(const char* name, double npv, double half_width) {
    fundsim::ModelSummary model;
    model.name = name;
    model.preset = "project";
    model.npv = {around(npv, half_width), npv - 5000,     npv - 100, npv + 6000, npv - 7000, 0.05,
                 around(0.12, .01),       around(100, 10)};
    model.metrics.assign(fundsim::metrics().size(), {around(40, 1), {1, 0.999, 1}});
    model.ratios.assign(fundsim::ratios().size(), around(0.3, 0.004));
    return model;
}

//! Two models, the second ahead by `gap`.
inline fundsim::Summary summary(double gap, double half_width) {
    fundsim::Summary summary{};
    summary.seed = 1;
    summary.replications = summary.requested = 10'000;
    summary.half_width = half_width;
    summary.ending = fundsim::Ending::complete;
    summary.models = {model("Annual projects", 12000, 200), model("Product teams", 12000 + gap, 250)};
    summary.paired = {{1,
                       0,
                       around(gap, half_width),
                       {0.831, 0.8236, 0.8382},
                       0,
                       fundsim::Dominance::none,
                       fundsim::Dominance::none}};
    summary.splits = {{0,
                       1,
                       around(gap, half_width),
                       around(gap / 4, half_width),
                       around(gap * 3 / 4, half_width),
                       {0, 0, 0}}};
    return summary;
}

inline fundsim::Scenario scenario() {
    fundsim::Scenario scenario{};
    scenario.title = "A made one";
    scenario.currency = "kEUR";
    scenario.organisation.budget_per_year = 12000;
    scenario.organisation.person_month_cost = 10;
    scenario.organisation.team_size = 8;
    scenario.organisation.horizon_months = 60;
    scenario.organisation.discount_rate = 0.08;
    scenario.models.resize(2);
    scenario.models[0].name = "Annual projects";
    scenario.models[1].name = "Product teams";
    scenario.models[0].levers.idle_cost_share = 0.5;
    scenario.models[1].levers.idle_cost_share = 1;
    return scenario;
}

}  // namespace made
