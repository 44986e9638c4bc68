#pragma once
// Small functions on text, shared by whatever prints or reads parameters.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fundsim {

//! Shortest decimal form that reads back as the same double: "0.1", "inf", "-3", "1e+30".
std::string shortest(double value);

//! A text without the blanks around it, those that typesetters use included.
std::string_view trimmed(std::string_view text);

//! Edits (insert, delete, replace, swap of neighbours) that turn one word into the other, ignoring case
//! (Damerau 1964, restricted form).
std::size_t edit_distance(std::string_view a, std::string_view b);

//! The candidate a mistyped word most likely meant: the fewest edits, at most a third of its length and never
//! fewer than one allowed, or the only candidate it begins or ends; nothing when none is near.
std::optional<std::string> nearest(std::string_view word, std::span<const std::string_view> candidates);

//! "a", "a or b", "a, b or c".
std::string any_of(std::span<const std::string_view> words);

}  // namespace fundsim
