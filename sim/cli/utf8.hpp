#pragma once
// Characters of a UTF-8 text and the columns that a terminal gives them.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace fundsim {

struct Character {
    std::uint32_t code;
    std::size_t columns;  //!< 0, 1 or 2
};

//! The character at a place, which moves on behind it. A byte that begins no character counts as one
//! character.
Character next_character(std::string_view text, std::size_t& at);

}  // namespace fundsim
