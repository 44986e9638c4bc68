#pragma once
// A setting of levers made ready: what follows from it and the organisation, once for all replications.

#include <memory>
#include <vector>

#include "engine/scenario.hpp"

namespace fundsim {

//! One exact step of the benefit flow of length d: P' = -P/tau, A' = P/tau - eps*A.
struct FlowStep {
    double p_kept;       //!< P(d) / P(0)
    double a_kept;       //!< A(d) / A(0)
    double a_from_p;     //!< A(d) out of P(0)
    double sum_of_a;     //!< integral of A over the step per A(0), months
    double sum_of_p;     //!< integral of A over the step per P(0), months
    double estate_kept;  //!< exp(-eps*d)
};

//! The place of one assignment: a team, or a share of one that works on several items at a time.
struct LanePlan {
    double people;
    unsigned team;
};

struct Rules;

//! Rules in force before a month.
struct RulesUntil {
    double month;
    std::shared_ptr<const Rules> rules;
};

struct Rules {
    Levers levers;
    std::vector<RulesUntil> ramp;  //!< before these rules are in force, by month
    std::vector<Bill> bills;
    bool bought;  //!< capacity is bought per initiative (disband), not paid anyway
    bool owns;    //!< released work stays with a team that knows its area

    double slots;                 //!< teams the budget pays, also fractions
    double pool_share;            //!< of the people in a separate discovery pool; 0 where teams do their own
    double pool_people;           //!< people in that pool
    std::vector<LanePlan> lanes;  //!< delivery capacity
    double people;                //!< sum over lanes
    double lane_size;             //!< people of a full lane
    unsigned home_areas;          //!< of a team; 0 = it works anywhere

    double base_productivity;                           //!< (1 - diverted) * focus
    double familiarity_full;                            //!< F* reached in the long run
    double knowledge_full;                              //!< K*
    double familiarity_rate;                            //!< per month, approach to F*
    double knowledge_rate;                              //!< per month, approach to K*
    double familiarity_kept, knowledge_kept;            //!< of the distance to it, over a step
    double familiarity_kept_half, knowledge_kept_half;  //!< over half a step
    double mature_productivity;                         //!< at F*, K*, one team, month 0

    double benefit_annuity;  //!< a_B, years: PV of one unit a year released now, through adoption and erosion
    double run_annuity;      //!< a_R, years: PV of run cost of one unit a year
    double release_offset;   //!< months into a step at which what the step made is released, cadence <= step
    FlowStep owned_step, orphan_step;
    FlowStep owned_release, orphan_release;  //!< from the release offset to the end of the step

    std::shared_ptr<const Rules> later;  //!< what teams move to; null without a transition
    double moves_from, moves_until;      //!< months
    double dip, dip_months, coached_teams;

    double unread_share;            //!< share of a benefit's present value that falls before its reading
    double believed_first_fit;      //!< expected fit of the best of `concepts` looked-at solutions
    double believed_bias;           //!< b-hat
    double believed_case_variance;  //!< sigma-hat^2
    double believed_case_spread;    //!< (1 + sigma-hat^2)^(eta/2), by which cases are scaled
};

}  // namespace fundsim
