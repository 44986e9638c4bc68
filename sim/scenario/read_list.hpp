#pragma once
// The listed portfolio of [opportunities]: a CSV file with its columns named, or rows written as tables.

#include <vector>

#include "engine/scenario.hpp"
#include "scenario/faults.hpp"
#include "scenario/list_report.hpp"

namespace fundsim {

//! Initiatives whose planned effort is smaller are no initiatives: person-months.
inline constexpr double smallest_effort = 0.01;

// Larger figures come from a wrong unit or scale, and sums of them would leave what a double holds.
inline constexpr double largest_effort = 1e9;    //!< person-months
inline constexpr double largest_benefit = 1e18;  //!< currency a year, either way
inline constexpr double largest_overrun = 1e6;   //!< actual over planned effort
inline constexpr double smallest_overrun = 1e-6;

//! Fills `opportunities.listed`, and `effort` from the list where the scenario gives none. Does nothing when
//! the scenario has no list. The organisation gives the price of effort and the horizon.
void read_list(Reading& reading, const Node& root, const Organisation& organisation,
               Opportunities& opportunities, ListReport& report);

//! How long the people whom the budget pays in each model need for what the list plans.
void add_months(ListReport& report, const Organisation& organisation,
                const std::vector<FundingModel>& models);

}  // namespace fundsim
