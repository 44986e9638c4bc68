#pragma once
// What became of the rows of a history, in words.

#include <string>

#include "scenario/history.hpp"

namespace fundsim {

//! Rows used and unused with the reasons, which column is what, how numbers were read: lines of text. `file`
//! names the history.
std::string history_text(const History& history, const std::string& file);

}  // namespace fundsim
