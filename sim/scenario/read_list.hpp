#pragma once
// The listed portfolio of [opportunities]: a CSV file with its columns named, or rows written as tables.

#include <vector>

#include "engine/scenario.hpp"
#include "scenario/faults.hpp"
#include "scenario/list_report.hpp"

namespace fundsim {

//! Fills `opportunities.listed`, and `effort` from the list where the scenario gives none. Does nothing when
//! the scenario has no list. The organisation gives the price of effort and the horizon.
void read_list(Reading& reading, const Node& root, const Organisation& organisation,
               Opportunities& opportunities, ListReport& report);

//! How long the people whom the budget pays in each model need for what the list plans.
void add_months(ListReport& report, const Organisation& organisation,
                const std::vector<FundingModel>& models);

}  // namespace fundsim
