#pragma once
// What has to hold between parameters, and sizes that no computer is asked for by intention.

#include "engine/scenario.hpp"
#include "scenario/faults.hpp"

namespace fundsim {

inline constexpr double most_opportunities = 100'000;  //!< expected, list included
inline constexpr double most_slots = 10'000;           //!< teams that a model's budget pays
inline constexpr double most_experiments = 1'000'000;  //!< in one replication
inline constexpr double most_memory = 2e9;             //!< bytes of one replication's worlds and items

//! Checks a scenario whose single parameters are in their ranges (or NaN, after a fault).
void check_together(Reading& reading, const Node& root, const Scenario& scenario);

//! Expected number of opportunities in one replication.
double expected_opportunities(const Scenario& scenario);

}  // namespace fundsim
