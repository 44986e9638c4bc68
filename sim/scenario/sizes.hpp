#pragma once
// Sizes that can be played: beyond them a replication would take minutes or gigabytes, or numbers would leave
// what a double holds.

#include "engine/scenario.hpp"
#include "scenario/faults.hpp"

namespace fundsim {

inline constexpr double most_opportunities = 100'000;  //!< expected, list included
inline constexpr double least_slots = 0.01;            //!< teams that a model's budget pays
inline constexpr double most_slots = 10'000;
inline constexpr double most_experiments = 1'000'000;  //!< in one replication
inline constexpr double most_memory = 1e9;             //!< bytes of monthly flows
inline constexpr double most_dependencies = 500;       //!< of an initiative, on average
inline constexpr double longest_plan = 1200;           //!< months of the median opportunity
inline constexpr double most_looks =
    1e10;  //!< of teams at opportunities in one replication: about 20 seconds

//! Checks the sizes of a scenario whose single parameters are in their ranges.
void check_sizes(Reading& reading, const Node& root, const Scenario& scenario);

//! Expected number of opportunities in one replication.
double expected_opportunities(const Scenario& scenario);

}  // namespace fundsim
