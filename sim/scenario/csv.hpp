#pragma once
// Tables in CSV (RFC 4180): commas, semicolons or tabs, quotes, line ends of any kind. No file is opened
// here.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fundsim {

struct CsvRow {
    int line;  //!< where it begins, from 1
    std::vector<std::string> cells;
};

struct CsvFault {
    int line;  //!< from 1
    std::string what;
};

struct CsvTable {
    char delimiter = ',';              //!< the commonest of , ; and tab in the heading
    std::vector<std::string> heading;  //!< trimmed
    std::vector<CsvRow> rows;          //!< blank ones left out; every row as long as the heading
    std::vector<CsvFault> faults;      //!< then the table is not to be used
};

//! Reads a table whose first line is its heading.
CsvTable parse_csv(std::string_view text);

//! How numbers are written in a table.
struct CsvNumbers {
    char delimiter = ',';
    //! What stands between groups of three digits: "." (then a comma is the decimal mark), ",", " " or "'";
    //! "" for nothing. Unsaid where the author of the scenario has not told.
    std::optional<std::string> thousands = {};
};

struct CsvNumber {
    std::optional<double> value;      //!< empty: the cell holds no finite number
    std::optional<double> otherwise;  //!< what it may be as well: 1.000 is one or a thousand
};

//! A number with a decimal point, or with a decimal comma where semicolons or tabs delimit. There, 1.000 and
//! 1,000 may be either, unless it was told what stands between thousands.
CsvNumber csv_number(std::string_view cell, const CsvNumbers& written);

//! Whether a cell says nothing: empty, or one of the words that programs write there (nan, na, n/a, null,
//! none, -).
bool says_nothing(std::string_view cell);

}  // namespace fundsim
