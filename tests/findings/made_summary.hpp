#pragma once
// A summary written by hand, for tests of how results are shown.

#include <string>
#include <vector>

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
    for (std::size_t i = 0; i < model.metrics.size(); ++i)  // no compulsory work
        if (const std::string name = fundsim::metrics()[i].name; name == "compulsory" || name == "late_cost")
            model.metrics[i].mean = around(0, 0);
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

//! Models M0, M1, ... with these mean NPVs; equal ones come out level in every future, the others'
//! differences are known to within `half_width`.
inline fundsim::Summary summary_of(const std::vector<double>& npvs, double half_width) {
    fundsim::Summary summary = made::summary(0, 0);
    summary.models.clear();
    summary.paired.clear();
    summary.splits.clear();
    for (std::size_t m = 0; m < npvs.size(); ++m) {
        summary.models.push_back(model(("M" + std::to_string(m)).c_str(), npvs[m], 10));
        for (std::size_t versus = 0; versus < m; ++versus) {
            const double gap = npvs[m] - npvs[versus];
            const double ahead = gap > 0 ? 0.8 : gap < 0 ? 0.2 : 0.5;
            summary.paired.push_back({m, versus, around(gap, gap == 0 ? 0 : half_width), around(ahead, 0.01),
                                      gap == 0 ? 1.0 : 0.0, fundsim::Dominance::none,
                                      fundsim::Dominance::none});
        }
    }
    return summary;
}

//! With the models of such a summary, half the pay of people without work in each.
inline fundsim::Scenario scenario_of(const fundsim::Summary& summary) {
    fundsim::Scenario scenario = made::scenario();
    scenario.models.clear();
    for (const fundsim::ModelSummary& model : summary.models) {
        scenario.models.push_back({});
        scenario.models.back().name = model.name;
        scenario.models.back().levers.idle_cost_share = 0.5;
    }
    return scenario;
}

}  // namespace made
