#pragma once
// In what two runs differ, told by the names that a user knows.

#include <string>
#include <vector>

namespace fundsim {

//! "organisation.discount_rate: 0.08 there, 0.1 here" for every value that differs between two texts of the
//! form of a resolved scenario: lines "key = value", with comments from "  # " on, below section headers.
std::vector<std::string> differences(const std::string& there, const std::string& here);

//! The same as lines below a message: the first ones, and how many more there are.
std::vector<std::string> difference_lines(const std::string& there, const std::string& here);

}  // namespace fundsim
