#pragma once
// The tables of a scenario, each into its part of the engine's input.

#include <string>
#include <string_view>
#include <vector>

#include "engine/scenario.hpp"
#include "scenario/faults.hpp"
#include "scenario/list_report.hpp"
#include "scenario/read_scalar.hpp"

namespace fundsim {

//! [organisation]: defaults where nothing is written.
Organisation read_organisation(Reading& reading, const Node& root, std::vector<Uncertain>& uncertain);

//! [opportunities] without its list.
Opportunities read_opportunities(Reading& reading, const Node& root, std::vector<Uncertain>& uncertain);

//! The keys that a table knows besides its parameters.
std::vector<std::string_view> form_names(std::string_view table);

//! A fault for a key that a table does not know, with the table it belongs to or the word it resembles.
void complain_of_unknown(Reading& reading, const Node& child, std::string_view table);

}  // namespace fundsim
