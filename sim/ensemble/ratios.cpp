#include "ensemble/ratios.hpp"

namespace fundsim {
namespace {

//! Initiatives whose effect is judged.
double shipped(const Outcome& outcome) {
    return outcome.delivered + outcome.partly_delivered - outcome.compulsory_shipped;
}

constexpr Ratio table[] = {
    {"npv_per_outlay", "NPV per present value of outlay", [](const Outcome& o) { return o.npv; },
     [](const Outcome& o) { return o.pv_outlay; }},
    {"income_per_outlay", "present value of income per present value of outlay",
     [](const Outcome& o) { return o.pv_income; }, [](const Outcome& o) { return o.pv_outlay; }},
    {"realised_over_planned", "realised per planned benefit",
     [](const Outcome& o) { return o.realised_benefit; }, [](const Outcome& o) { return o.planned_benefit; }},
    {"paid_over_planned", "paid per planned cost of delivered initiatives",
     [](const Outcome& o) { return o.paid_cost; }, [](const Outcome& o) { return o.planned_cost; }},
    {"mean_overrun", "mean over delivered initiatives of paid per planned cost",
     [](const Outcome& o) { return o.overruns; }, [](const Outcome& o) { return o.delivered; }},
    {"delivered_share", "delivered per started initiative", [](const Outcome& o) { return o.delivered; },
     [](const Outcome& o) { return o.started; }},
    {"stopped_share", "stopped per started initiative", [](const Outcome& o) { return o.stopped; },
     [](const Outcome& o) { return o.started; }},
    {"effective_share", "outcomes achieved per shipped initiative",
     [](const Outcome& o) { return o.effective; }, shipped},
    {"without_effect_share", "without effect per shipped initiative",
     [](const Outcome& o) { return o.without_effect; }, shipped},
    {"on_time_share", "on time per delivered initiative", [](const Outcome& o) { return o.on_time; },
     [](const Outcome& o) { return o.delivered; }},
    {"on_budget_share", "on budget per delivered initiative", [](const Outcome& o) { return o.on_budget; },
     [](const Outcome& o) { return o.delivered; }},
    {"effective_spend_share", "share of the spend on effective initiatives",
     [](const Outcome& o) { return o.spend_effective; }, [](const Outcome& o) { return o.spend; }},
    {"wasted_spend_share", "share of the spend without effect",
     [](const Outcome& o) { return o.wasted_spend; }, [](const Outcome& o) { return o.spend; }},
    {"idle_spend_share", "share of the spend for people without work",
     [](const Outcome& o) { return o.idle_cost; }, [](const Outcome& o) { return o.spend; }},
    {"late_share", "late per compulsory initiative due until the horizon",
     [](const Outcome& o) { return o.compulsory_late; }, [](const Outcome& o) { return o.compulsory; }},
};

}  // namespace

std::span<const Ratio> ratios() { return table; }

}  // namespace fundsim
