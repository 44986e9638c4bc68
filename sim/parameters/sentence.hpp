#pragma once
// Pieces of the sentences in which faults are told.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fundsim {

//! A text cut to so many characters, with dots in place of what is cut off.
std::string shortened(std::string_view text, std::size_t most);

//! A word of the user's in quotation marks, cut to what fits on a line, between characters.
std::string quoted(std::string_view word);

//! A cell of a file in quotation marks: a wrong path may name any file, whose content is not for messages.
inline constexpr std::size_t longest_cell = 40;  //!< characters
std::string quoted_cell(std::string_view cell);

//! A figure in a sentence: "12346", "0.01235", "1.235e+20".
std::string amount(double value);

//! ". Did you mean 'x'?" when a candidate is near, otherwise nothing.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates);

//! "there is no model 'x'", with what was probably meant of `models`.
std::string no_such_model(std::string_view name, const std::vector<std::string_view>& models);

}  // namespace fundsim
