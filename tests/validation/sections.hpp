#pragma once
// The subjects of the table, a file each.

#include "validation/table.hpp"

namespace fundsim::validation {

std::vector<Part> sure_parts();
std::vector<Part> selection_parts();
std::vector<Part> signal_parts();
std::vector<Part> portfolio_parts();
std::vector<Part> time_parts();
std::vector<Part> team_parts();
std::vector<Part> belief_parts();
std::vector<Part> world_parts();
std::vector<Part> distribution_parts();
std::vector<Part> convergence_parts();
std::vector<Part> rule_parts();
std::vector<Part> fact_parts();
std::vector<Part> history_parts();

}  // namespace fundsim::validation
