#pragma once
// Names out of the tree, told at their places when they are none.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parameters/names.hpp"
#include "scenario/faults.hpp"

namespace fundsim {

//! A text that may be a name; a fault otherwise.
std::optional<std::string> read_name(Reading& reading, const Node& node, std::string_view what,
                                     std::size_t longest = longest_name);

//! A fault at `node` when one of `others` is the same name, or differs from it in capitals and blanks alone.
//! `kind`: "models".
void complain_of_same_name(Reading& reading, const Node& node, std::string_view name,
                           const std::vector<std::string_view>& others, std::string_view kind);

}  // namespace fundsim
