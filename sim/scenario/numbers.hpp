#pragma once
// Plain values out of the tree; each gives nothing, and notes a fault, when something else is written there.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/faults.hpp"

namespace fundsim {

//! A number that is no NaN; infinite only where `infinite_allowed`.
enum class Infinite { refused, allowed };
std::optional<double> read_number(Reading& reading, const Node& node, std::string_view what,
                                  Infinite infinite = Infinite::refused);
//! An array of at least one finite number.
std::optional<std::vector<double>> read_numbers(Reading& reading, const Node& node, std::string_view what);
//! A text that is not empty.
std::optional<std::string> read_text(Reading& reading, const Node& node, std::string_view what);
std::optional<bool> read_flag(Reading& reading, const Node& node, std::string_view what);

}  // namespace fundsim
