#pragma once
// Long texts in lines.

#include <string>
#include <string_view>
#include <vector>

namespace fundsim {

//! A text in lines of at most `width` bytes, broken at blanks; a longer word has a line of its own.
std::vector<std::string> broken_into_lines(std::string_view text, std::size_t width);

}  // namespace fundsim
