#pragma once
// The state of one play: items, lanes, money. Every phase of a step is a free function on it.

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "engine/outcome.hpp"
#include "engine/play/benefit_flow.hpp"
#include "engine/play/bounds.hpp"
#include "engine/play/events.hpp"
#include "engine/play/granted.hpp"
#include "engine/play/index.hpp"
#include "engine/play/selection.hpp"
#include "engine/prepared.hpp"
#include "engine/world/world.hpp"

namespace fundsim {

constexpr double never = std::numeric_limits<double>::infinity();
constexpr double smallest = std::numeric_limits<double>::min();  //!< below it relative errors are not small
constexpr double missing = std::numeric_limits<double>::quiet_NaN();  //!< a mean or ratio of nothing

enum class Stage : std::uint8_t {
    unknown,  //!< has not arrived
    waiting,  //!< never started
    working,
    resting,  //!< shipped or stopped; may resume or be iterated
    closed    //!< rolled back, or lost with nothing released
};

//! Where a cycle's round has put an item.
enum class RoundPlace : std::uint8_t {
    nowhere,
    listed,   //!< money is granted
    decreed,  //!< granted because somebody says so
    reserved  //!< clears the bar but did not fit
};

//! What the planners of one regime think of an item.
struct View {
    Option outlook;  //!< for a typical team, as of outlook_step
    int outlook_step;
    bool left_known;  //!< what follows holds until something happens to the item
    WorkLeft scope_left, iteration_left;
    ValueBelief belief;
    double believed_value, value_slope, believed_fit;
    double learned;  //!< sd that one more experiment takes off the belief of z
    double plan_index,
        plan_effort;       //!< as planned `planning_lead_months` before the cycle date; NaN = not planned
    double cleared_since;  //!< month of the planning since which it clears the bar without a break; NaN = it
                           //!< does not
    double granted_since;  //!< that date when it was placed: what a start has to wait for runs from it; NaN =
                           //!< after the claim
    RoundPlace place;
    std::uint32_t case_shifts;  //!< market shifts before its last business case
};

struct Item {
    Stage stage;
    Work work;        //!< of the running job
    bool scope_open;  //!< unreleased scope may still be built
    bool started, ever_stopped, delivered;
    bool candidate;                      //!< in PlayState::candidates
    std::uint32_t place, place_in_area;  //!< there, and in PlayState::open_in

    double z, value;             //!< truth: latent and annual benefit
    double fit, fit_kept;        //!< truth: of the live attempt, and of the one it would revert to
    std::uint32_t attempts;      //!< made so far, concepts looked at included
    std::uint32_t live_attempt;  //!< number of the attempt in use or under way
    bool live_read;              //!< the live attempt's reading has come in
    bool mandated;               //!< started because somebody says so: nobody weighs it
    double teams;                //!< that its planned effort takes
    int advanced_in;             //!< step
    double content, done;        //!< scope work: person-months at unit productivity
    double iteration_content, iteration_done;
    double released, value_released;  //!< f and g(f)
    double shipped;                   //!< sum of g-shares times exp(-delta * age at release)

    FitBelief fit_belief;
    AttemptReadings live, kept;
    double reading_due;        //!< month; never = none
    std::uint32_t live_place;  //!< in PlayState::live, once something is released

    unsigned lanes_held;
    std::uint32_t first_lane;  //!< of those on it, from which Lane::next leads on; no_lane = none
    double index_at_claim, claimed_at, next_review, next_release;
    double first_release;  //!< month
    double plan_benefit, plan_cost, plan_end;
    double paid;                //!< currency
    double unshipped;           //!< of it, for scope that has neither gone live nor been given up
    bool informed;              //!< an experiment, a look or a reading has told something of it
    double tranche;             //!< person-months of one grant
    double granted;             //!< person-months of the current grant that are left; below 0: bridged
    int decided_in;             //!< step in which its tranches were last decided
    std::uint8_t regime;        //!< of the team that works on it, or did last
    std::uint32_t shifts_seen;  //!< market shifts that its z has followed, or came before it
    std::uint32_t experiments_run;
    std::uint32_t reports;  //!< reviews that told something of its value
};

//! What an item pays in operation.
struct Live {
    std::uint32_t item, area;
    Flow flow;
    double benefit;  //!< truth: annual, with the fit of this step; an iteration is live from the next on
};

struct Lane {
    double people;
    double familiarity, knowledge;
    int item;                         //!< -1 = free
    std::uint32_t next;               //!< the lane with the next higher number on its item, or no_lane
    int area;                         //!< last area worked in; -1 = none
    unsigned home_first, home_count;  //!< home areas of a persistent team: consecutive, round robin
    std::uint8_t regime;
    double dip;       //!< months of full support until its productivity is back after a move
    unsigned team;    //!< lanes of one team share people
    bool released;    //!< by resizing
    double notice;    //!< months a released team is still paid
    double staffing;  //!< months until the team exists
    bool hired;       //!< not in this step: the team is being hired
    double variety;   //!< this step: productivity for the different areas it worked in
    double deciding;  //!< paid months until the decision to start is there
    double held_up;   //!< paid months until late dependencies are met
    double credit;    //!< unused part of the last step, months
    double working;   //!< this step: months of work
    double stalled;   //!< this step: months of waiting for dependencies
    double busy;      //!< this step: share of the step with work or paid waiting
    double used;      //!< this step: months of work up to the end of its item
    double waited;    //!< this step: months of paid waiting
    Spending task;    //!< this step: what its work was for
    bool ended;       //!< after the horizon
};

struct Inflow {
    std::uint32_t item;
    double amount;  //!< share of annual value entering adoption
    double estate;  //!< person-months
    double offset;  //!< months into the step
};

//! Heaps of items by area, the lowest decree draw on top, those that may be decreed among them
//! (mandates.hpp).
struct DecreeQueue {
    bool known;
    std::vector<std::vector<std::uint32_t>> by_area;
};

//! What one setting of levers keeps track of. There is a second one only while a transition moves teams to
//! it. Which one decides is said by the team, or by the item, for which something is decided.
struct Regime {
    std::uint8_t number;
    const Rules* rules;    //!< in force in this step
    const Rules* settled;  //!< in force when every intervention has taken hold
    double next_cycle;
    double next_resize;
    bool planned;           //!< the next cycle's plans have been made
    double planned_at;      //!< month of the last plans
    double starts;          //!< planned effort of the items started, person-months
    double decreed_starts;  //!< of those that somebody said so
    double last_funded_index;
    double discovery_bank;  //!< person-months saved for the next experiment
    double discovery_used;  //!< share of this step's capacity that goes to experiments (standing teams)
    double people;          //!< in teams that stand, or could be formed
    double pool_people;     //!< in a separate discovery pool
    double improvement;     //!< (1 + continuous_improvement)^(t/12)
    Growth growth;
    std::vector<std::uint32_t> list;  //!< items listed or decreed in the current cycle, as they were placed
    std::vector<std::uint32_t> reserve;  //!< items reserved in it, also if decreed later
    Granted granted;
    DecreeQueue decrees;
    std::vector<double> area_knowledge;  //!< K of each area, where people move between them
    std::vector<View> views;             //!< of each item
    Bounds bounds;
};

struct PlayState {
    const Prepared* prepared;
    Regime regimes[2] = {};
    std::uint8_t regimes_in_use;
    const World* world;
    std::vector<Event>* events = nullptr;

    std::vector<Item> items;
    std::vector<Lane> lanes;
    std::vector<double> visited;  //!< [lane][area] month of its last work there; empty where nobody switches
    std::vector<std::uint32_t> candidates;            //!< items that may be claimed, in no order
    std::vector<std::vector<std::uint32_t>> open_in;  //!< the same by area
    std::vector<Live> live;                           //!< what is in operation
    std::vector<std::uint32_t> renewed;  //!< items with a new attempt in operation from the next step on
    std::vector<std::uint32_t> watched;  //!< items with a reading due
    std::vector<Inflow> inflows;         //!< of this step
    std::vector<double> area_estate;     //!< initial estate by area
    std::vector<std::uint8_t> area_owned;
    std::vector<std::uint8_t> staffed;     //!< scratch: areas with a team that stands
    std::vector<double> lanes_of_area;     //!< persistent teams that may serve it
    std::vector<double> counted;           //!< scratch: the same, counted anew
    std::vector<Trial> trials;             //!< scratch: experiments that may be worth it
    std::vector<std::uint32_t> order;      //!< scratch: items by index
    std::vector<std::uint32_t> by_decree;  //!< scratch: items by who says that they go next
    std::vector<std::uint32_t> wanting;    //!< scratch: running scope work that wants further lanes

    int step;
    double month;          //!< start of the step
    bool closing = false;  //!< past the horizon: nothing new starts
    std::size_t next_arrival;
    std::size_t next_shift;
    double run_share;  //!< share of this step's capacity that keeps released work running or pays for
                       //!< interventions
    double run_money;  //!< this step, past the horizon
    double intervention_share;  //!< part of run_share that pays for interventions instead
    double extra_bill;          //!< currency of this step, on top of the envelope

    // money
    double cumulative, lowest, last_negative_month;
    double lead_time_sum, releases_first;
    double worked, capacity;  //!< person-months until the horizon
    Outcome outcome;
    Series* series = nullptr;
};

inline void record(PlayState& s, EventKind kind, std::uint32_t item, std::uint32_t lane = no_lane,
                   double a = 0, double b = 0, double c = 0) {
    if (s.events) s.events->push_back({s.month, kind, item, lane, a, b, c});
}

//! The settings of levers in this play.
inline std::span<Regime> regimes(PlayState& s) { return {s.regimes, s.regimes_in_use}; }
inline std::span<const Regime> regimes(const PlayState& s) { return {s.regimes, s.regimes_in_use}; }

//! The one that applies to a team, and to an item that is worked on or was.
inline Regime& regime_of(PlayState& s, const Lane& lane) { return s.regimes[lane.regime]; }
inline const Regime& regime_of(const PlayState& s, const Lane& lane) { return s.regimes[lane.regime]; }
inline Regime& regime_of(PlayState& s, const Item& item) { return s.regimes[item.regime]; }
inline const Regime& regime_of(const PlayState& s, const Item& item) { return s.regimes[item.regime]; }

//! Levers that both sides of a transition share (overhead, wip, adoption), and what follows from these alone.
inline const Rules& shared_rules(const PlayState& s) { return *s.regimes[0].rules; }

//! People of all regimes, in teams and in pools.
inline double all_people(const PlayState& s) {
    double sum = 0;
    for (const Regime& regime : regimes(s)) sum += regime.people + regime.pool_people;
    return sum;
}

inline double age(const PlayState& s, std::uint32_t item) { return s.month - s.world->arrival[item]; }

}  // namespace fundsim
