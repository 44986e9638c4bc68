#pragma once
// What users type as the value of an option, read strictly.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fundsim {

//! A value, or what is wrong with the text.
template <class T>
struct Parsed {
    std::optional<T> value;
    std::string fault;
};

//! A whole number from `low` to `high` as 10000, 10_000 or 1e4. `what` names it in faults: "-n".
Parsed<std::uint64_t> parse_whole(std::string_view text, std::string_view what, std::uint64_t low,
                                  std::uint64_t high);

//! A finite number above 0, as 250, 1_000, 2.5e3.
Parsed<double> parse_positive(std::string_view text, std::string_view what);

//! Any finite number, written in the same ways.
Parsed<double> parse_number(std::string_view text, std::string_view what);

//! What stands before, between and after each of these characters; one part more than there are of them.
std::vector<std::string> split(std::string_view text, char at);

//! A text as one word of a POSIX shell, in quotes where it needs them.
std::string shell_word(std::string_view text);

}  // namespace fundsim
