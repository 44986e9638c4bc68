#include "engine/outcome.hpp"

#include <iterator>

namespace fundsim {
namespace {

constexpr Metric table[] = {
    {"npv", "currency", "net present value", &Outcome::npv},
    {"pv_outlay", "currency", "present value of outlay", &Outcome::pv_outlay},
    {"pv_income", "currency", "present value of income", &Outcome::pv_income},
    {"npv_after_horizon", "currency", "part of the net present value that falls after the horizon",
     &Outcome::npv_after_horizon},
    {"roi", "1", "return: NPV per present value of outlay, NaN without outlay", &Outcome::npv_per_outlay},
    {"spend", "currency", "outlay until all work has ended, undiscounted", &Outcome::spend},
    {"spend_after_horizon", "currency", "part of the outlay that is paid after the horizon, undiscounted",
     &Outcome::spend_after_horizon},
    {"returned", "currency", "budget not spent until the horizon, undiscounted", &Outcome::returned},
    {"overhead", "currency", "part of the spend on overhead, undiscounted", &Outcome::overhead},
    {"pv_idle_cost", "currency", "present value of the pay of people without work", &Outcome::pv_idle_cost},
    {"idle_cost", "currency", "pay of people without work, undiscounted", &Outcome::idle_cost},
    {"intervention_cost", "currency", "part of the spend on interventions, undiscounted",
     &Outcome::intervention_cost},
    {"run_cost", "currency", "cost of keeping released work running, undiscounted", &Outcome::run_cost},
    {"benefit", "currency", "income until all work has ended, undiscounted", &Outcome::benefit},
    {"peak_exposure", "currency", "largest cumulative net outlay, undiscounted", &Outcome::peak_exposure},
    {"payback_month", "month", "month from which cumulative net cash stays at or above 0, +inf = never",
     &Outcome::payback_month},
    {"first_value_month", "month", "month of the first release, +inf = never", &Outcome::first_value_month},
    {"started", "1", "initiatives started", &Outcome::started},
    {"delivered", "1", "initiatives that released their full scope", &Outcome::delivered},
    {"partly_delivered", "1", "initiatives stopped with part of their scope released",
     &Outcome::partly_delivered},
    {"stopped", "1", "initiatives stopped at a review", &Outcome::stopped},
    {"effective", "1", "shipped initiatives with at least half of the planned benefit", &Outcome::effective},
    {"without_effect", "1", "shipped initiatives with less than a tenth of the planned benefit",
     &Outcome::without_effect},
    {"plans_without_benefit", "1", "started initiatives whose planned benefit was not positive",
     &Outcome::plans_without_benefit},
    {"spend_effective", "currency", "money on effective initiatives, undiscounted",
     &Outcome::spend_effective},
    {"wasted_spend", "currency", "money on initiatives without effect or with nothing released, undiscounted",
     &Outcome::wasted_spend},
    {"on_time", "1", "delivered initiatives within the planned duration", &Outcome::on_time},
    {"on_budget", "1", "delivered initiatives within the planned cost", &Outcome::on_budget},
    {"planned_cost_started", "currency", "planned cost of started initiatives",
     &Outcome::planned_cost_started},
    {"planned_cost", "currency", "planned cost of delivered initiatives", &Outcome::planned_cost},
    {"paid_cost", "currency", "cost of delivered initiatives", &Outcome::paid_cost},
    {"overruns", "1", "sum of paid over planned cost of delivered initiatives", &Outcome::overruns},
    {"planned_benefit", "currency/year", "planned benefit of started initiatives with a positive plan",
     &Outcome::planned_benefit},
    {"realised_benefit", "currency/year", "realised benefit of started initiatives with a positive plan",
     &Outcome::realised_benefit},
    {"iterations", "1", "further attempts finished", &Outcome::iterations},
    {"false_wins", "1", "attempts kept although worse than the one before", &Outcome::false_wins},
    {"rollbacks", "1", "releases withdrawn as harmful", &Outcome::rollbacks},
    {"experiments", "1", "experiments run", &Outcome::experiments},
    {"lead_time", "month", "mean time from arrival to first release, NaN without a release",
     &Outcome::lead_time},
    {"compulsory", "1", "compulsory initiatives due until the horizon", &Outcome::compulsory},
    {"compulsory_late", "1", "compulsory initiatives due until the horizon and not released in full by then",
     &Outcome::compulsory_late},
    {"compulsory_shipped", "1", "compulsory initiatives released at least in part",
     &Outcome::compulsory_shipped},
    {"late_cost", "currency", "part of the spend on compulsory initiatives being late, undiscounted",
     &Outcome::late_cost},
    {"mandated_effort_share", "1",
     "planned effort started because somebody said so, per planned effort started, NaN without a start",
     &Outcome::mandated_effort_share},
    {"utilisation", "1", "person-months on initiatives per person-month of capacity until the horizon",
     &Outcome::utilisation},
    {"potential", "currency/year", "full benefit of all opportunities as they arrive, whoever funds them",
     &Outcome::potential},
};

// A figure added to the struct must be added here.
static_assert(sizeof(table) / sizeof(table[0]) == sizeof(Outcome) / sizeof(double));

constexpr const char* kinds[] = {"discovery",
                                 "scope_before_evidence",
                                 "scope_after_evidence",
                                 "further_attempts",
                                 "waiting",
                                 "idle",
                                 "running",
                                 "overhead",
                                 "interventions",
                                 "late"};
static_assert(std::size(kinds) == spending_kinds);

}  // namespace

std::span<const Metric> metrics() { return table; }

std::span<const char* const, spending_kinds> spending_names() { return kinds; }

bool may_lack(const Metric& metric) {
    return metric.field == &Outcome::payback_month || metric.field == &Outcome::first_value_month ||
           metric.field == &Outcome::lead_time || metric.field == &Outcome::npv_per_outlay ||
           metric.field == &Outcome::mandated_effort_share;
}

}  // namespace fundsim
