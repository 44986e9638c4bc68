#pragma once
// What `breakeven` moves: one parameter, or two; up to three for a goal.

#include <string>
#include <vector>

#include "execution/breakeven.hpp"
#include "studies/goal.hpp"

namespace fundsim {

//! What --vary asks for, or what is wrong with it.
struct VaryReading {
    std::vector<Varied> varied;  //!< one or two
    std::string fault = {};
};
VaryReading read_varied(const Scenario& scenario, const std::vector<std::string>& texts);

//! The same for a goal of one model: numbers as KEY=A:B, flags and words as KEY=WORD:WORD.
struct LeverReading {
    std::vector<Address> addresses = {};
    std::vector<GoalLever> levers = {};  //!< one to three
    std::string fault = {};
};
LeverReading read_levers(const Scenario& scenario, std::size_t model, const std::vector<std::string>& texts);

}  // namespace fundsim
