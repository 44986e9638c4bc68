#pragma once
// What `breakeven` moves: one parameter, or two.

#include <string>
#include <vector>

#include "execution/breakeven.hpp"

namespace fundsim {

//! What --vary asks for, or what is wrong with it.
struct VaryReading {
    std::vector<Varied> varied;  //!< one or two
    std::string fault = {};
};
VaryReading read_varied(const Scenario& scenario, const std::vector<std::string>& texts);

}  // namespace fundsim
