// In the module the tables of Unicode would be larger than all else. Names have been looked at by the program
// that encoded the scenario; here they only have to come through unchanged.

#include "parameters/characters.hpp"

#include <bit>

#include "web/hidden_characters.hpp"

namespace fundsim {

namespace {

//! Bytes of the character that begins with this one; 0: none does.
int length_of(unsigned char first) {
    const int ones = std::countl_one(first);
    return ones == 0 ? 1 : ones >= 2 && ones <= 4 ? ones : 0;
}

}  // namespace

std::uint32_t next_character(std::string_view text, std::size_t& at) {
    const auto byte = [&](int i) {
        return static_cast<unsigned char>(text[at + static_cast<std::size_t>(i)]);
    };
    const int length = length_of(byte(0));
    constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    std::uint32_t character = length == 1 ? byte(0) : byte(0) & (0x7FU >> length);
    bool sound = length > 0 && static_cast<std::size_t>(length) <= text.size() - at;
    for (int i = 1; sound && i < length; ++i) {
        sound = (byte(i) & 0xC0U) == 0x80U;
        character = character << 6 | (byte(i) & 0x3FU);
    }
    sound = sound && character >= least[length] && character <= 0x10FFFF &&
            (character < 0xD800 || character > 0xDFFF);
    at += sound ? static_cast<std::size_t>(length) : 1;
    return sound ? character : no_character;
}

bool is_shown(std::uint32_t character) { return !web::is_hidden(character); }

//! Of capitals only those of ASCII are folded.
std::string caseless(std::string_view text) {
    std::string folded(text);
    for (char& c : folded) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return folded;
}

}  // namespace fundsim
