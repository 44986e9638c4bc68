#pragma once
// Bars of characters, for tables.

#include <string>

namespace fundsim {

//! A bar from one value to another on an axis of so many cells from `low` to `high`; full where it goes up,
//! shaded where it goes down. Not empty while there is an axis.
std::string bar(double from, double to, double low, double high, int cells);

}  // namespace fundsim
