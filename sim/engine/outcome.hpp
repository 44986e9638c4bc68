#pragma once
// What one play of one world by one funding model comes to, and the month-by-month series behind it.

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace fundsim {

//! Every figure of one play. Money in the scenario's currency, real; PV = discounted to month 0.
struct Outcome {
    double npv;                //!< PV of income less PV of outlay
    double pv_outlay;          //!< PV
    double pv_income;          //!< PV
    double npv_after_horizon;  //!< part of npv that falls after the horizon
    double npv_per_outlay;     //!< npv / pv_outlay; NaN without outlay
    double spend;              //!< undiscounted, until all work has ended
    double
        spend_after_horizon;   //!< part of spend: work that was still to be finished, and run cost until then
    double returned;           //!< budget not spent until the horizon, undiscounted
    double overhead;           //!< part of spend
    double pv_idle_cost;       //!< PV of idle_cost less notice: what the idle share scales
    double idle_cost;          //!< pay of people without work, undiscounted
    double intervention_cost;  //!< part of spend, undiscounted
    double run_cost;           //!< pay of people who keep released work running, plus money after the horizon
    double benefit;            //!< income, undiscounted, until all work has ended
    double peak_exposure;      //!< largest cumulative net outlay, undiscounted
    double payback_month;      //!< first month from which cumulative net cash stays >= 0; +inf = never
    double first_value_month;  //!< month of the first release; +inf = never
    double started;            //!< initiatives
    double delivered;          //!< initiatives that released their full scope
    double partly_delivered;   //!< initiatives stopped with part of the scope released
    double stopped;            //!< initiatives stopped at a review, resumed ones counted once
    double effective;          //!< shipped initiatives that reach at least half of the planned benefit
    double without_effect;     //!< shipped initiatives that reach less than a tenth of it
    double plans_without_benefit;  //!< started initiatives whose planned benefit was <= 0
    double spend_effective;        //!< money on effective initiatives
    double wasted_spend;           //!< money on initiatives without effect, or with nothing released
    double on_time;                //!< delivered initiatives within the planned duration
    double on_budget;              //!< delivered initiatives within the planned cost
    double planned_cost_started;   //!< of all that was started
    double planned_cost;           //!< of delivered initiatives
    double paid_cost;              //!< of delivered initiatives
    double overruns;               //!< sum of paid over planned cost of delivered initiatives
    double planned_benefit;        //!< annual, of started initiatives with a planned benefit > 0
    double realised_benefit;       //!< annual, of the same
    double iterations;             //!< further attempts finished
    double false_wins;             //!< attempts kept although worse than the one before
    double rollbacks;              //!< releases withdrawn as harmful
    double experiments;            //!< experiments run
    double lead_time;              //!< mean months from arrival to first release; NaN without one
    double compulsory;             //!< compulsory initiatives whose date falls until the horizon
    double compulsory_late;        //!< of those, not released in full by their date
    double
        compulsory_shipped;  //!< compulsory initiatives released at least in part; nobody judges their effect
    double late_cost;        //!< part of spend: what being late costs, undiscounted
    double mandated_effort_share;  //!< of the planned effort started, what was decreed; NaN without a start
    double utilisation;  //!< person-months on initiatives / person-months of capacity until the horizon
    double potential;    //!< annual benefit of all opportunities as they arrive: the same for every model
};

struct Metric {
    const char* name;   //!< dataset name
    const char* units;  //!< "currency", "month", "1" (counts and ratios)
    const char* long_name;
    double Outcome::*field;
};

//! The figures of an Outcome in file order.
std::span<const Metric> metrics();
//! May a replication lack this figure: a month that never comes (+inf), a mean or ratio of nothing (NaN)?
bool may_lack(const Metric& metric);

//! What an outlay is for. Scope work counts as seen once an experiment, a look at concepts or a reading has
//! told something of the item.
enum class Spending {
    discovery,
    scope_unseen,
    scope_seen,
    attempts,
    waiting,
    idle,
    running,
    overhead,
    interventions,
    late
};

//! Rows of Series::spending: the kinds, which sum to the outlay, and behind them what scope was charged with,
//! in the month in which it went live or was given up.
inline constexpr std::size_t spending_kinds = 10;
inline constexpr std::size_t live_row = spending_kinds, lost_row = spending_kinds + 1;
inline constexpr std::size_t spending_rows = spending_kinds + 2;

//! Their dataset names.
std::span<const char* const, spending_kinds> spending_names();

//! Rows of Series::years, each to the end of all flows.
enum class YearFlow { outlay, income, pv_outlay, pv_income };
inline constexpr std::size_t year_rows = 4;

//! Years of flows beside so many months: these, 40 more, and one entry for all later ones.
constexpr std::size_t flow_years(std::size_t months) { return (months + 11) / 12 + 41; }

//! Rows of Series::initiatives, of each listed initiative: whether it was started, released in full, stopped;
//! month of its start (0 where there is none); present values of its income, of work and waiting for
//! dependencies that it was charged, and of what it takes to keep it running, and what is left of them, also
//! squared; planned and realised annual benefit.
enum class InitiativeRow {
    funded,
    finished,
    stopped,
    start_month,
    pv_income,
    pv_work,
    pv_run,
    npv,
    npv_square,
    planned_benefit,
    realised_benefit
};
inline constexpr std::size_t initiative_rows = 11;

//! Flows of one play, months 0 .. size-1 (the horizon plus 24), undiscounted, per month; by year, to the end.
struct Series {
    std::vector<double> outlay;
    std::vector<double> income;
    std::vector<double> spending;     //!< [row][month]
    std::vector<double> years;        //!< [row][year], years since month 0, flow_years(months) of them
    std::vector<double> initiatives;  //!< [InitiativeRow][listed initiative], to the end of all flows
};

}  // namespace fundsim
