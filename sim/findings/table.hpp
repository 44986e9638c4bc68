#pragma once
// Tables as data: what they say, not how they are drawn.

#include <cstddef>
#include <string>
#include <vector>

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
    std::size_t narrowest_label = readable_label;  //!< characters, where there is little room
    std::size_t narrowest_cell = 9;                //!< characters
};

}  // namespace fundsim
