#pragma once
// What a run comes to.

#include <string>

#include "engine/scenario.hpp"
#include "ensemble/summary.hpp"

namespace fundsim {

//! In two sentences at most; honest about what the run does not show.
std::string verdict_text(const Scenario& scenario, const Summary& summary);

}  // namespace fundsim
