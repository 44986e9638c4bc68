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

//! A word, and what it means from a column on: below the word where there is little room beside it.
std::string entry(std::string_view word, std::string_view meaning, std::size_t column, std::size_t width);

//! The lines of a text in columns that blanks set apart: what does not fit goes on in its last column.
std::string folded(std::string_view text, std::size_t width);

//! A paragraph, each line of which is emphasised where that is allowed.
std::string emphasised_lines(std::string_view text, const Terminal& terminal);

//! Each line of a text as a paragraph, whose own indentation is kept.
std::string paragraphs(std::string_view text, std::size_t width, std::size_t indent = 0,
                       std::size_t hang = 0);

}  // namespace fundsim
