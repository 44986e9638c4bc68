#pragma once
// The least change that reaches a goal: how `breakeven --goal` answers.

#include <string>

#include "cli/commands.hpp"

namespace fundsim {

//! What of the options does not go with --goal, or needs it; empty: all does.
std::string goal_option_fault(const Given& given);

Reply find_goal(const Invocation& invocation, const Terminal& terminal);

}  // namespace fundsim
