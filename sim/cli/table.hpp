#pragma once
// Tables of figures.

#include <string>
#include <vector>

#include "cli/terminal.hpp"

namespace fundsim {

//! A row of a table; without cells it is a heading within the table.
struct TableRow {
    std::string label;
    std::vector<std::string> cells = {};
};

//! Labels give way to columns, down to what is still easy to read.
inline constexpr std::size_t readable_label = 32;

struct Table {
    std::string corner;              //!< above the labels
    std::vector<std::string> heads;  //!< one for each column
    std::vector<TableRow> rows;
    std::size_t narrowest_label = readable_label;
};

//! The table, side by side as far as the width allows and in several parts below each other otherwise. What
//! stands behind a figure ("± 80", "(97-99)", "to 900") moves below it where that brings more columns side by
//! side. Ends in a newline.
std::string laid_out(const Table& table, const Terminal& terminal);

}  // namespace fundsim
