#pragma once
// The chances of a goal over the grid that was played, as a table.

#include <string>

#include "findings/goal.hpp"

namespace fundsim {

//! A lever's value as a user writes it: words without quotes.
std::string goal_value(const GoalLever& lever, double value);

//! Its unit, where a reader needs one; may be empty.
std::string goal_unit(const GoalLever& lever);

//! What an address ends in: "discount_rate".
std::string last_name(const std::string& address);

//! One lever: its values with their chances; two: rows of the second, and a map along the first; none for
//! more.
Table grid_of(const GoalOf& what, const GoalSearch& search);

//! How the map reads; empty where there is none.
std::string grid_in_words(const GoalOf& what);

}  // namespace fundsim
