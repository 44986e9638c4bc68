#pragma once
// What makes a scenario invalid, whoever wrote it: a file, a page, a study or a program.

#include <cstddef>
#include <vector>

#include "engine/scenario.hpp"
#include "parameters/violation.hpp"

namespace fundsim {

inline constexpr std::size_t most_models = 100;

//! Everything that stops a scenario from being played; empty when it can be. Sizes are looked at once single
//! values are right, as they would mislead before.
std::vector<Violation> violations(const Scenario& scenario);

// The same in its three parts.
//! Single values that are missing or out of their ranges, distributions with faults, rows of the list.
std::vector<Violation> value_violations(const Scenario& scenario);
//! What has to hold between values that are each in their ranges, or NaN.
std::vector<Violation> rule_violations(const Scenario& scenario);
//! Sizes beyond which a replication would take minutes or gigabytes, or numbers would leave what a double
//! holds. Single values have to be right.
std::vector<Violation> size_violations(const Scenario& scenario);

//! Expected number of opportunities in one replication, the list included.
double expected_opportunities(const Scenario& scenario);

}  // namespace fundsim
