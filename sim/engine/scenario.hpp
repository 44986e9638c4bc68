#pragma once
// What a simulation is given: plain settings, already checked. Names, ranges, defaults and sources of every
// field live in the parameter table (parameters/table.cpp); nothing here has a default of its own.

#include <optional>
#include <string>
#include <vector>

#include "engine/distribution/distribution.hpp"

namespace fundsim {

//! What becomes of a team when its initiative ends.
enum class Continuity { disband, persist, switch_work, switch_people };
//! What a stop does to the work: lose what is unreleased, or ship what is there.
enum class Scope { fixed, adaptive };
//! How signals are read: at face value, or as evidence to be weighed against the prior.
enum class Selection { face_value, evidence };

struct Organisation {
    double budget_per_year;         //!< currency a year, the envelope of every model
    double team_size;               //!< people in one team
    double person_month_cost;       //!< currency per person-month
    double horizon_months;          //!< months in which money is granted
    double tail_months;             //!< months of benefits counted after the end of work; +inf = for ever
    double step_months;             //!< 0.25, 0.5 or 1
    double discount_rate;           //!< per year, effective, in [0, 1)
    double areas;                   //!< number of product areas
    double max_teams;               //!< most teams on one initiative
    double target_duration_months;  //!< duration that decides how many teams an initiative holds
    double coordination_loss;       //!< share of productivity lost per extra team on an initiative
    double communication_loss;      //!< share of productivity lost per further person in a team (kappa)
    double complete_size;           //!< people in a team that holds every skill
    double variety_loss;            //!< share of productivity lost per further area that a team looks after
    double hiring_lag_months;       //!< months until a standing team is hired
    double attrition;               //!< share of familiarity and knowledge lost per year
    double familiarity_months;      //!< time constant of working together (tau_F)
    double knowledge_months;        //!< time constant of knowing the area (tau_K)
    double stable_team_cost;        //!< cost of a mature team over that of a new one, median work
    double familiarity_loss;        //!< productivity lost at F = 0; negative: derived from stable_team_cost
    double knowledge_loss;          //!< productivity lost at K = 0; negative: derived from stable_team_cost
    double erosion_owned;           //!< per year, benefits of an area with a team that knows it
    double erosion_orphan;          //!< per year, benefits nobody looks after
    double run_rate;                //!< yearly run effort per person-month of estate
    double initial_estate;          //!< person-months in operation at month 0
    bool operator==(const Organisation&) const = default;
};

//! One initiative of a listed portfolio; NaN where the list does not say.
struct ListedInitiative {
    std::string name;
    double arrival_month;  //!< months after the start of the simulation, >= 0
    double effort;         //!< planned, person-months
    double benefit;        //!< per year, what the business case says
    double overrun;        //!< actual over planned effort, where it is known
    bool operator==(const ListedInitiative&) const = default;
};

struct Opportunities {
    double initial_backlog;           //!< opportunities known at month 0
    double arrivals_per_year;         //!< rate of the Poisson stream until the horizon
    Distribution value_per_year;      //!< annual benefit at full scope, adoption and fit, currency
    Distribution effort;              //!< planned effort, person-months
    Distribution overrun;             //!< actual over planned effort
    Distribution fit;                 //!< share of the value an attempted solution reaches, in [0, 1]
    Distribution benefit_cost_ratio;  //!< annual benefit per planned cost; used when use_benefit_cost_ratio
    bool use_benefit_cost_ratio;      //!< value = ratio times planned cost instead of value_per_year
    double value_scale;               //!< factor on every value that is drawn
    double effort_scale;              //!< factor on every effort that is drawn
    double rho_portfolio;             //!< share of the variance of z common to the portfolio
    double rho_area;                  //!< share of the variance of z common to an area
    double rho_value_effort;          //!< Gaussian-copula correlation of value and planned effort
    double rho_fit;                   //!< correlation of attempts at the same problem
    double dependencies;              //!< mean dependencies of an initiative with one team (d_0)
    double dependency_growth;         //!< growth of that mean with the logarithm of the teams (gamma)
    double dependency_late;           //!< probability that one is late
    double dependency_delay;          //!< mean delay of a late one, months
    double value_decay;               //!< per year, value lost while it waits for its release (delta)
    double shifts_per_year;           //!< market shifts (omega)
    double shift_memory;              //!< correlation of z before and after a shift (r)
    double scope_concavity;           //!< kappa of g(f); 0 = linear
    double compulsory_share;          //!< of what is drawn: demanded by a date, without a benefit
    Distribution deadline_months;     //!< from the arrival of compulsory work to its date
    double late_cost;                 //!< share of its planned cost per month late
    double sigma_case;                //!< noise of business cases, in units of z
    double case_bias;                 //!< optimism of business cases, in units of z (b)
    double sigma_status;              //!< noise of what a quarter of work tells of its value, in units of z
    double case_scaling;              //!< eta: 1 = cases distributed like the population, 0 = textbook
    std::vector<ListedInitiative> listed;
    bool operator==(const Opportunities&) const = default;
};

//! One setting of all levers: a funding model. Funding levers first, then practice levers.
struct Levers {
    // cadence
    double cycle_months;          //!< months between funding rounds; 0 = pull when a team is free
    double planning_lead_months;  //!< months by which plans precede the round
    double contingency;           //!< share of a round's capacity kept back
    double hurdle;                //!< least profitability index of capacity that has to be bought
    bool reserve_list;            //!< what clears the bar but does not fit waits for free teams
    // tranches
    double tranche_share;  //!< share of the believed effort granted at a time; 1 = all
    // continuity
    Continuity continuity;
    double staffing_lag_months;  //!< months to staff a team that has to be formed
    double areas_per_team;       //!< home areas of a standing team
    double idle_cost_share;      //!< share of the pay that people without work cost
    // resizing
    double resize_months;     //!< months between resizing decisions; 0 = off
    double resize_max_share;  //!< most teams released at a time, share of all
    double resize_hurdle;     //!< teams whose best profitability index is below it are released
    double notice_months;     //!< months a released team is paid for
    // discovery
    double discovery_share;  //!< share of capacity for experiments
    double experiment_cost;  //!< person-months each
    double sigma_exp;        //!< noise of one experiment, in units of z
    double sigma_ext;        //!< error shared by all experiments on an item, in units of z
    double concepts;         //!< solution concepts looked at before the first attempt
    double sigma_look;       //!< noise of a look at a concept, in units of the latent fit
    // scope
    Scope scope;
    double stop_floor;   //!< adaptive: index below which work stops
    double stop_margin;  //!< adaptive: share of the best alternative's index below which it stops
    // release
    double release_cadence_months;  //!< months between releases; 0 = once, at the end
    // follow-up
    bool follow_up;                  //!< usage and effect are read after release
    double measuring_rate;           //!< readings a year
    double feedback_latency_months;  //!< months from reading to decision
    double sigma_usage;              //!< noise of a usage reading, in units of the latent fit
    double sigma_effect;             //!< noise of an effect reading at full use, in units of z
    double iteration_cost;           //!< effort of another attempt, share of the delivered effort
    // stopping
    double review_months;  //!< months between reviews of running work
    double escalation;     //!< share of initiatives whose deserved stops are blocked
    // selection
    Selection selection;
    double planner_error;  //!< how far the evidence planner underrates bias and noise
    bool reference_class;  //!< plans expect the overrun of their class
    // autonomy
    double autonomy;                 //!< share of dependencies removed
    double decision_latency_months;  //!< months of waiting before each start
    // focus
    double wip;             //!< items a team works on at a time
    double switching_loss;  //!< productivity lost per further item
    // alignment
    double diverted;          //!< share of capacity pulled to other ends
    double mandated_share;    //!< share of the effort started that goes first by decree
    double adoption_ceiling;  //!< share of the intended users reached in the end
    double adoption_months;   //!< time constant of adoption (tau)
    // improvement, overhead
    double continuous_improvement;  //!< productivity gained per year
    double overhead;                //!< governance, coaching, product operations: share of the budget
    bool operator==(const Levers&) const = default;
};

//! Levers in force before a month, while a change takes hold.
struct LeversUntil {
    double month;
    Levers levers;
    bool operator==(const LeversUntil&) const = default;
};

//! A move from one setting of levers to another, team by team.
struct Transition {
    Levers to;
    std::vector<LeversUntil> ramp = {};  //!< before `to` is in force, by month
    double start_month;                  //!< the first team moves
    double end_month;                    //!< the last one does
    double dip;                          //!< share of productivity lost by a team that has just moved
    double dip_months;                   //!< for as long, with full support
    double coached_teams;                //!< teams that get full support at a time
    bool operator==(const Transition&) const = default;
};

//! What an intervention costs a model until the horizon.
struct Bill {
    double one_off;         //!< currency, paid evenly over the first `one_off_months`
    double one_off_months;  //!< above 0
    double per_year;        //!< currency a year
    bool extra_money;       //!< on top of the envelope; otherwise the teams have that much less capacity
    bool operator==(const Bill&) const = default;
};

struct FundingModel {
    std::string name;
    std::string preset;
    Levers levers;
    std::vector<LeversUntil> ramp = {};  //!< before `levers` are in force, by month
    std::optional<Transition> transition = {};
    std::vector<Bill> bills = {};
    bool operator==(const FundingModel&) const = default;
};

struct Scenario {
    std::string title;
    std::string currency;
    std::string point = {};  //!< what to look at; may be empty
    Organisation organisation;
    Opportunities opportunities;
    Levers reference;       //!< the shipped `project` preset, for pi_ref, whatever the scenario sets
    double reference_wait;  //!< months that late dependencies take by the shipped defaults, for pi_ref
    //! What interventions changed, as it was without them (nothing: they changed nothing): published
    //! overruns, and how much less productive new teams are, were measured in organisations that nobody had
    //! put right.
    std::optional<Organisation> before = {};
    std::vector<FundingModel> models;
    bool operator==(const Scenario&) const = default;
};

//! The organisation before any intervention, in which the reference team works.
inline const Organisation& reference_organisation(const Scenario& scenario) {
    return scenario.before ? *scenario.before : scenario.organisation;
}

}  // namespace fundsim
