#pragma once
// The settings of levers that teams work by, with what their planners believe and have placed.

#include <cstdint>
#include <vector>

#include "engine/play/selection.hpp"
#include "engine/play/teams.hpp"
#include "engine/play/worklist.hpp"
#include "engine/rules.hpp"

namespace fundsim {

//! Where a cycle's round has put an item.
enum class RoundPlace : std::uint8_t {
    nowhere,
    listed,   //!< money is granted
    decreed,  //!< granted because somebody or the law says so
    reserved  //!< clears the bar but did not fit
};

//! What the planners of one regime think of an item.
struct View {
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
    double net;             //!< this step: share of people's time that goes into work on items, as planned
    double improvement;     //!< (1 + continuous_improvement)^(t/12)
    std::vector<std::uint32_t> list;  //!< items listed or decreed in the current cycle, as they were placed
    std::vector<std::uint32_t> reserve;  //!< items reserved in it, also if decreed later
    std::vector<double> area_knowledge;  //!< K of each area, where people move between them
    std::vector<View> views;             //!< of each item
};

//! One for each setting in use.
template <class T>
struct PerRegime {
    T each[2] = {};
    std::uint8_t in_use;
};

template <class T>
T* begin(PerRegime<T>& all) {
    return all.each;
}
template <class T>
const T* begin(const PerRegime<T>& all) {
    return all.each;
}
template <class T>
T* end(PerRegime<T>& all) {
    return all.each + all.in_use;
}
template <class T>
const T* end(const PerRegime<T>& all) {
    return all.each + all.in_use;
}

using Regimes = PerRegime<Regime>;

//! The one that applies to a team, and to an item that is worked on or was.
inline Regime& regime_of(Regimes& regimes, const Lane& lane) { return regimes.each[lane.regime]; }
inline const Regime& regime_of(const Regimes& regimes, const Lane& lane) { return regimes.each[lane.regime]; }
inline Regime& regime_of(Regimes& regimes, const Item& item) { return regimes.each[item.regime]; }
inline const Regime& regime_of(const Regimes& regimes, const Item& item) { return regimes.each[item.regime]; }

//! Levers that both sides of a transition share (overhead, wip, adoption), and what follows from these alone.
inline const Rules& shared_rules(const Regimes& regimes) { return *regimes.each[0].rules; }

//! People of all regimes, in teams and in pools.
inline double all_people(const Regimes& regimes) {
    double sum = 0;
    for (const Regime& r : regimes) {
        sum += r.people + r.pool_people;
    }
    return sum;
}

}  // namespace fundsim
