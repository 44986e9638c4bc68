#pragma once
// Where the parts of a scenario are written; for the files that check them together.

#include <string_view>
#include <vector>

#include "scenario/tree.hpp"

namespace fundsim {

//! A table of the scenario; null when it is missing or something else.
const Node* table_in(const Node& root, std::string_view name);

//! Where a parameter is written, or else its table, or else the top of the file.
Place place_in(const Node* table, std::string_view name);

//! The tables of the models, in the order of Scenario::models.
std::vector<const Node*> model_tables(const Node& root);

}  // namespace fundsim
