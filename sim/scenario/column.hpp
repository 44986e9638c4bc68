#pragma once
// One column of numbers out of a CSV file that a scenario names.

#include <optional>
#include <string>
#include <vector>

#include "scenario/csv.hpp"
#include "scenario/faults.hpp"

namespace fundsim {

//! The table in a CSV file, its path relative to the scenario's folder. Faults name the CSV file and its
//! lines; those of the file as a whole are noted where the scenario names it.
std::optional<CsvTable> read_csv(Reading& reading, const Node& file);

//! The place of a heading in a table; a fault at `heading` when there is none or more than one.
std::optional<std::size_t> find_column(Reading& reading, const CsvTable& table, const std::string& file,
                                       const Node& heading);

//! The numbers of a column; blank cells are passed over, anything else must be a number.
std::optional<std::vector<double>> read_column(Reading& reading, const Node& file, const Node& column);

}  // namespace fundsim
