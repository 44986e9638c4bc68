#include "cli/utf8.hpp"

#include <algorithm>
#include <array>

namespace fundsim {

namespace {

struct Stretch {
    std::uint32_t first, last;
};

// The blocks that matter for names in living scripts, after Unicode's East Asian Width and General Category.
constexpr std::array combining{Stretch{0x300, 0x36f},   Stretch{0x483, 0x489},   Stretch{0x591, 0x5bd},
                               Stretch{0x610, 0x61a},   Stretch{0x64b, 0x65f},   Stretch{0x1ab0, 0x1aff},
                               Stretch{0x1dc0, 0x1dff}, Stretch{0x200b, 0x200f}, Stretch{0x20d0, 0x20ff},
                               Stretch{0xfe00, 0xfe0f}, Stretch{0xfe20, 0xfe2f}};
constexpr std::array wide{Stretch{0x1100, 0x115f},   Stretch{0x2e80, 0x303e},   Stretch{0x3041, 0xa4cf},
                          Stretch{0xac00, 0xd7a3},   Stretch{0xf900, 0xfaff},   Stretch{0xfe30, 0xfe6f},
                          Stretch{0xff00, 0xff60},   Stretch{0xffe0, 0xffe6},   Stretch{0x1f300, 0x1f64f},
                          Stretch{0x1f680, 0x1f6ff}, Stretch{0x1f900, 0x1f9ff}, Stretch{0x20000, 0x3fffd}};

template <std::size_t size>
bool lies_in(const std::array<Stretch, size>& stretches, std::uint32_t code) {
    return std::any_of(stretches.begin(), stretches.end(),
                       [code](const Stretch& s) { return code >= s.first && code <= s.last; });
}

}  // namespace

Character next_character(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
    };
    const std::uint32_t lead = byte(at);
    const std::size_t length = lead < 0xc2 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 1;
    std::uint32_t code = length == 1 ? lead : lead & (0xffU >> (length + 1));
    std::size_t read = 1;
    for (; read < length && at + read < text.size() && (byte(at + read) & 0xc0U) == 0x80U; ++read) {
        code = code << 6U | (byte(at + read) & 0x3fU);
    }
    if (read < length) {  // a character broken off
        at += 1;
        return {0xfffd, 1};
    }
    at += length;
    return {code, lies_in(combining, code) ? std::size_t{0}
                  : lies_in(wide, code)    ? std::size_t{2}
                                           : std::size_t{1}};
}

}  // namespace fundsim
