#pragma once
// The forms that scenario files had, and what has changed between them.

#include "scenario/faults.hpp"
#include "scenario/tree.hpp"

namespace fundsim {

//! The form of scenario files that this version writes. It reads those of before, too.
inline constexpr int scenario_format = 2;

//! Whether this version can read a file of that format; a missing one is the first. Names whose meaning has
//! changed since then are refused one by one, and the rest is read.
bool readable_format(Reading& reading, const Node& root);

}  // namespace fundsim
