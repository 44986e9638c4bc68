#pragma once
// What --goal asks for.

#include <string>

#include "studies/goal.hpp"

namespace fundsim {

//! FIGURE>NUMBER or FIGURE<NUMBER, conditions parted by commas, and the chance after one colon; or what is
//! wrong with it.
struct GoalReading {
    Goal goal = {};
    std::string fault = {};
};
GoalReading read_goal(const std::string& text);

}  // namespace fundsim
