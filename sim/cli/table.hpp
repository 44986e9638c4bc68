#pragma once
// Tables as a terminal shows them.

#include <string>

#include "cli/terminal.hpp"
#include "findings/table.hpp"

namespace fundsim {

//! The table, side by side as far as the width allows and in several parts below each other otherwise. What
//! stands behind a figure ("± 80", "(97-99)", "to 900") moves below it where that brings more columns side by
//! side. Ends in a newline.
std::string laid_out(const Table& table, const Terminal& terminal);

}  // namespace fundsim
