#pragma once
// Boxes of assumptions in plain words.

#include <string>
#include <vector>

#include "engine/scenario.hpp"
#include "studies/exploration.hpp"

namespace fundsim {

//! "Annual projects come out ahead where ...": a sentence for each box; one that says so where there is none.
std::vector<std::string> turns_of(const Scenario& scenario, const Exploration& found);

}  // namespace fundsim
