#pragma once
// Characters of a UTF-8 text, and the rule for output: what a terminal would obey instead of showing it does
// not reach one.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace fundsim {

//! What a byte stands for that is part of no character: no code point of Unicode.
inline constexpr std::uint32_t no_character = 0xFFFFFFFF;

//! The character at a place, which moves on behind it. A byte that is part of no character (RFC 3629) is
//! passed alone.
std::uint32_t next_character(std::string_view text, std::size_t& at);

//! Columns that a terminal gives it: 0 to marks that combine, 2 to East Asian wide characters, otherwise 1.
std::size_t columns_of(std::uint32_t character);

//! Whether a terminal shows it, or lets it shape its neighbours. Not what steers the terminal (C0, C1,
//! delete), breaks a line, turns the direction of what follows or is seen by nobody; not no_character.
bool is_shown(std::uint32_t character);

//! A text that is not ours (a name, a path, a word of the command line) as part of a line: a blank for a line
//! break or a tab, '?' for whatever else is not shown.
std::string printable(std::string_view text);

//! A text with the differences between capitals and small letters taken away (Unicode case folding), and
//! letters that are written in two ways in one. Empty when it is no UTF-8.
std::string caseless(std::string_view text);

}  // namespace fundsim
