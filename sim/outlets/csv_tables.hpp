#pragma once
// A file of fundsim as tidy tables (Wickham 2014): one row for each place along the dimensions of a table,
// one column for each variable.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "outlets/csv.hpp"
#include "results/stored_tables.hpp"

namespace fundsim {

struct CsvOptions {
    std::string folder;  //!< made where there is none; its parent has to be there
    CsvForm form = {};
    //! How many numbers of all are written. May be empty.
    std::function<void(std::uint64_t done, std::uint64_t total)> on_progress = {};
    std::function<bool()> stop = {};  //!< asked between rows; may be empty
};

struct CsvWritten {
    std::vector<std::string> paths;  //!< whole files, in the order in which they were written
    bool stopped = false;
    std::string fault;  //!< empty: all is well
};

//! One file for each set of dimensions in a group, named after the group ("outcome.csv", "series.csv",
//! "series_by_kind.csv"), and "columns.csv", which tells what every column is and in which unit. Intervals
//! become two columns, `..._low` and `..._high`. What a file has no number for is empty.
CsvWritten write_csv(StoredTables& tables, const CsvOptions& options);

}  // namespace fundsim
