#pragma once
// Which characters nobody sees, without the tables of Unicode.

#include <array>
#include <cstdint>

namespace fundsim::web {

//! First and last of those that is_shown() of parameters/characters.hpp does not show, Unicode 15.
struct Stretch {
    std::uint32_t first, last;
};
inline constexpr std::array<Stretch, 21> hidden{{
    {0x0000, 0x001F},   {0x007F, 0x009F},   {0x0600, 0x0605},   {0x061C, 0x061C},   {0x06DD, 0x06DD},
    {0x070F, 0x070F},   {0x0890, 0x0891},   {0x08E2, 0x08E2},   {0x180E, 0x180E},   {0x200B, 0x200B},
    {0x200E, 0x200F},   {0x2028, 0x202E},   {0x2060, 0x2064},   {0x2066, 0x206F},   {0xFEFF, 0xFEFF},
    {0xFFF9, 0xFFFB},   {0x110BD, 0x110BD}, {0x110CD, 0x110CD}, {0x13430, 0x1343F}, {0x1BCA0, 0x1BCA3},
    {0x1D173, 0x1D17A},
}};

//! Tags and all above Unicode are hidden too.
constexpr bool is_hidden(std::uint32_t character) {
    for (const Stretch& stretch : hidden) {
        if (character >= stretch.first && character <= stretch.last) {
            return true;
        }
    }
    return character == 0xE0001 || (character >= 0xE0020 && character <= 0xE007F) || character > 0x10FFFF;
}

}  // namespace fundsim::web
