#pragma once
// Who works: the lanes of all teams, where they have worked, and which areas they own.

#include <cstdint>
#include <vector>

#include "engine/outcome.hpp"
#include "engine/play/events.hpp"

namespace fundsim {

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

struct Teams {
    std::vector<Lane> lanes;
    std::vector<double> visited;  //!< [lane][area] month of its last work there; empty where nobody switches
    std::vector<std::uint8_t> area_owned;
    std::vector<double> lanes_of_area;  //!< persistent teams that may serve it
    std::vector<std::uint8_t> staffed;  //!< scratch: areas with a team that stands
    std::vector<double> counted;        //!< scratch: lanes of each area, counted anew
};

}  // namespace fundsim
