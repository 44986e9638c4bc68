#pragma once
// One column of numbers out of a CSV file that a scenario names.

#include <optional>
#include <string>
#include <vector>

#include "scenario/csv.hpp"
#include "scenario/faults.hpp"

namespace fundsim {

struct CsvFile {
    CsvTable table;
    int origin;  //!< what faults in it name
};

//! The table in a CSV file, its path relative to the scenario's folder. Faults name the CSV file and its
//! lines; those of the file as a whole are noted where the scenario names it.
std::optional<CsvFile> read_csv(Reading& reading, const Node& file);

//! The place of a heading in a table; a fault at `heading` when there is none or more than one.
std::optional<std::size_t> find_column(Reading& reading, const CsvTable& table, const std::string& file,
                                       const Node& heading);

//! The headings of a table, as far as they fit a message. None of a file with one column, which is hardly a
//! table.
std::string headings_text(const CsvTable& table);

//! How the numbers of a table are written. `thousands` is the setting that says what stands between groups of
//! digits; null where there is none. Nothing after a fault.
std::optional<CsvNumbers> numbers_in(Reading& reading, const CsvTable& table, const Node* thousands);

//! A fault where numbers of a column may be read in two ways.
void complain_of_ambiguous(Reading& reading, const CsvFile& file, std::size_t column,
                           const CsvNumbers& written);

//! The numbers of a column; blank cells are passed over, anything else must be a number.
std::optional<std::vector<double>> read_column(Reading& reading, const Node& file, const Node& column,
                                               const Node* thousands);

}  // namespace fundsim
