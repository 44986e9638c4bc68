#pragma once
// Where the parts of a scenario are written, for faults that lie between them.

#include <string_view>
#include <vector>

#include "parameters/violation.hpp"
#include "scenario/faults.hpp"

namespace fundsim {

//! A table of the scenario; null when it is missing or something else.
const Node* table_in(const Node& root, std::string_view name);

//! Where a parameter is written, or else its table, or else the top of the file.
Place place_in(const Node* table, std::string_view name);

//! Complains of what is wrong with the scenario that was read from `root`, each where it is written, but of
//! nothing that follows from a missing table or an empty list, which are told already.
void complain_of(Reading& reading, const Node& root, const std::vector<Violation>& violations);

}  // namespace fundsim
