#pragma once
// Whether the figures of a listed initiative can be played.

#include <string>
#include <vector>

#include "engine/scenario.hpp"

namespace fundsim {

//! Initiatives whose planned effort is smaller are no initiatives: person-months.
inline constexpr double smallest_effort = 0.01;

// Larger figures come from a wrong unit or scale, and sums of them would leave what a double holds.
inline constexpr double largest_effort = 1e9;    //!< person-months
inline constexpr double largest_benefit = 1e18;  //!< currency a year, either way
inline constexpr double largest_overrun = 1e6;   //!< actual over planned effort
inline constexpr double smallest_overrun = 1e-6;

//! What is out of bounds, a sentence each; a figure that the list does not give is NaN and fits.
std::vector<std::string> faults_of(const ListedInitiative& initiative);

}  // namespace fundsim
