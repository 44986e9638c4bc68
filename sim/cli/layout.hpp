#pragma once
// Text in columns: widths as a terminal shows them, wrapping, and tables whose columns are models.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cli/terminal.hpp"

namespace fundsim {

//! Columns that a UTF-8 text takes: marks that combine take none, East Asian wide characters two.
std::size_t columns_of(std::string_view text);

//! At most so many columns, with an ellipsis where something was cut away.
std::string cut(std::string_view text, std::size_t width);

//! Padded with blanks to a width: to its right, or to its left.
std::string left(std::string_view text, std::size_t width);
std::string right(std::string_view text, std::size_t width);

//! Lines of at most so many columns, broken at blanks; a longer word is cut into pieces.
std::vector<std::string> broken(std::string_view text, std::size_t width);

//! A paragraph: lines no wider than `width`, `indent` blanks before each and `hang` more from the second on.
//! Ends in a newline.
std::string paragraph(std::string_view text, std::size_t width, std::size_t indent = 0, std::size_t hang = 0);

//! Each line of a text as a paragraph, whose own indentation is kept.
std::string paragraphs(std::string_view text, std::size_t width, std::size_t indent = 0,
                       std::size_t hang = 0);

//! A row of a table; without cells it is a heading within the table.
struct TableRow {
    std::string label;
    std::vector<std::string> cells = {};
};

struct Table {
    std::string corner;              //!< above the labels
    std::vector<std::string> heads;  //!< one for each column
    std::vector<TableRow> rows;
};

//! The table, side by side as far as the width allows and in several parts below each other otherwise. Ends
//! in a newline.
std::string laid_out(const Table& table, const Terminal& terminal);

}  // namespace fundsim
