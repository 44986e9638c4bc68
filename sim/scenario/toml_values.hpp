#pragma once
// Keys and values on a walk over a text; for toml_text.cpp.

#include <string_view>

#include "scenario/toml_walk.hpp"

namespace fundsim {

//! From here to the first of `ends` or the end of the line, without the blanks behind it.
std::string_view rest_until(const Walk& walk, std::string_view ends);
//! Leaves out as much.
void drop_until(Walk& walk, std::string_view ends);

//! A key with its dots; its last part, or nothing where none begins.
std::string_view take_key(Walk& walk);

//! A value for that key. `ends` are the characters that end one without quotation marks or brackets.
void take_value(Walk& walk, std::string_view key, std::string_view ends);

}  // namespace fundsim
