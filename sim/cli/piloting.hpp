#pragma once
// The pilots that `explore` weighs.

#include <string>
#include <vector>

#include "studies/pilot.hpp"

namespace fundsim {

//! What --pilot asks for, each time that it is given, or what is wrong with it.
struct PilotReading {
    std::vector<Pilot> pilots = {};
    std::string fault = {};
};
//! `a`, `b`: models of the scenario; a is the one that pilots work by.
PilotReading read_pilots(const Scenario& scenario, std::size_t a, std::size_t b,
                         const std::vector<std::string>& texts);

}  // namespace fundsim
