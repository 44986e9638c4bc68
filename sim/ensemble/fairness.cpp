#include "ensemble/fairness.hpp"

#include <limits>

#include "engine/play/overhead.hpp"

namespace fundsim {
namespace {

//! Idle share at which `model` has the mean NPV of `versus`.
double flip_share(const ModelSummary& model, double idle_share, const ModelSummary& versus) {
    // No decision depends on what idle people cost, so NPV is linear in the share and the flip is exact.
    const double idle_cost = metric(model, "pv_idle_cost").mean.value;
    if (!(idle_share > 0) || !(idle_cost > 0)) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    const double pv_per_share = idle_cost / idle_share;
    return idle_share + (model.npv.mean.value - versus.npv.mean.value) / pv_per_share;
}

//! What the interventions of a model cost on top of the envelope until the horizon, currency.
double extra_money(const FundingModel& model, double horizon_months) {
    double sum = 0;
    for (const Bill& bill : model.bills) {
        if (bill.extra_money) {
            sum += bill.one_off + bill.per_year * horizon_months / 12;
        }
    }
    return sum;
}

}  // namespace

Fairness fairness(const Scenario& scenario, const Summary& summary) {
    // One organisation, one stream of opportunities and one seed serve all models: no field of a model could
    // give it another budget, price, horizon, discount rate, world or bias of the cases.
    Fairness out{.equal = true,
                 .same_budget = true,
                 .same_prices = true,
                 .same_horizon = true,
                 .same_discounting = true,
                 .same_worlds = true,
                 .same_case_bias = true,
                 .same_extra_money = true,
                 .models = {}};
    const Organisation& organisation = scenario.organisation;
    for (std::size_t m = 0; m < summary.models.size(); ++m) {
        const ModelSummary& model = summary.models[m];
        const Levers& levers = scenario.models[m].levers;
        ModelFairness entry{
            .envelope = organisation.budget_per_year * organisation.horizon_months / 12,
            .extra_money = extra_money(scenario.models[m], organisation.horizon_months),
            .slots = slots_of(organisation, levers.overhead),
            .spend = metric(model, "spend").mean,
            .returned = metric(model, "returned").mean,
            .idle_cost = metric(model, "idle_cost").mean,
            .late_cost = metric(model, "late_cost").mean,
            .npv_per_outlay = ratio(model, "npv_per_outlay"),
            .idle_cost_share = levers.idle_cost_share,
            .flip_idle_cost_share = {},
        };
        for (const ModelSummary& versus : summary.models) {
            entry.flip_idle_cost_share.push_back(flip_share(model, levers.idle_cost_share, versus));
        }
        out.same_extra_money &=
            entry.extra_money == extra_money(scenario.models[0], organisation.horizon_months);
        out.equal &= out.same_extra_money;
        out.models.push_back(std::move(entry));
    }
    return out;
}

}  // namespace fundsim
