#include "parameters/characters.hpp"

#include <cstdlib>
#include <utf8proc.h>

namespace fundsim {

namespace {

bool parts_words(std::uint32_t character) {
    return (character >= '\t' && character <= '\r') || character == 0x85 || character == 0x2028 ||
           character == 0x2029;
}

//! Words of Persian and of Indian languages need joiners, and so do emoji of several signs.
bool is_joiner_or_hyphen(std::uint32_t character) {
    return character == 0x200C || character == 0x200D || character == 0xAD;
}

}  // namespace

std::uint32_t next_character(std::string_view text, std::size_t& at) {
    const std::string_view rest = text.substr(at);
    utf8proc_int32_t character = -1;
    const utf8proc_ssize_t length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(rest.data()),
                                                     static_cast<utf8proc_ssize_t>(rest.size()), &character);
    at += length > 0 ? static_cast<std::size_t>(length) : 1;
    return length > 0 ? static_cast<std::uint32_t>(character) : no_character;
}

std::size_t columns_of(std::uint32_t character) {
    return static_cast<std::size_t>(utf8proc_charwidth(static_cast<utf8proc_int32_t>(character)));
}

bool is_shown(std::uint32_t character) {
    if (character > 0x10FFFF) {
        return false;
    }
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(character))) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return false;
    case UTF8PROC_CATEGORY_CF:
        return is_joiner_or_hyphen(character);
    default:
        return true;
    }
}

std::string printable(std::string_view text) {
    std::string shown;
    shown.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const std::uint32_t character = next_character(text, at);
        if (is_shown(character)) {
            shown += text.substr(begin, at - begin);
        } else {
            shown += parts_words(character) ? ' ' : '?';
        }
    }
    return shown;
}

std::string caseless(std::string_view text) {
    utf8proc_uint8_t* folded = nullptr;
    const utf8proc_ssize_t length = utf8proc_map(
        reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
        &folded, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD));
    std::string result =
        length > 0 ? std::string(reinterpret_cast<const char*>(folded), static_cast<std::size_t>(length))
                   : std::string{};
    std::free(folded);
    return result;
}

}  // namespace fundsim
