#pragma once
// Settings of the command line (--set KEY=VALUE), written into the tree as if they stood in the file.

#include <string>
#include <vector>

#include "scenario/faults.hpp"

namespace fundsim {

//! Applies KEY=VALUE settings in turn. KEY is an address, or `title` or `currency`; VALUE is a TOML value, a
//! word without quotes is a text. Faults are told as "--set KEY=VALUE: ...".
void apply_settings(Reading& reading, Node& root, const std::vector<std::string>& settings);

}  // namespace fundsim
