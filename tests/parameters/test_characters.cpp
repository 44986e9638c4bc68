// Characters, and which of them reach a terminal.

#include "parameters/characters.hpp"

#include <catch2/catch.hpp>

#include "parameters/words.hpp"

using namespace fundsim;

namespace {

//! The characters of a text by their numbers, in as many steps.
std::u32string characters_of(std::string_view text) {
    std::u32string characters;
    for (std::size_t at = 0; at < text.size();) {
        characters += static_cast<char32_t>(next_character(text, at));
    }
    return characters;
}

constexpr char32_t broken_off = no_character;

}  // namespace

TEST_CASE("a text is walked through character by character") {
    CHECK(characters_of("aå€😀") == U"a\u00e5\u20ac\U0001f600");
    CHECK(characters_of("").empty());
    CHECK(characters_of(std::string_view("\0", 1)) == std::u32string(1, U'\0'));
    // What is no UTF-8 is passed byte by byte (RFC 3629): broken off, alone, overlong, surrogates, too large.
    CHECK(characters_of("\xe2\x82") == std::u32string(2, broken_off));
    CHECK(characters_of("\xc3"
                        "a") == std::u32string{broken_off, U'a'});
    CHECK(characters_of("\x80\xff") == std::u32string(2, broken_off));
    CHECK(characters_of("\xc0\x80") == std::u32string(2, broken_off));
    CHECK(characters_of("\xe0\x80\x80") == std::u32string(3, broken_off));
    CHECK(characters_of("\xed\xa0\x80") == std::u32string(3, broken_off));
    CHECK(characters_of("\xf4\x90\x80\x80") == std::u32string(4, broken_off));
}

TEST_CASE("letters of all scripts are shown, what steers a terminal is not") {
    for (const char* text : {"Årlige projekter ± 5 €", "予算", "לקוחות", "میزان\u200cها", "बजट", "กำลัง",
                             "👩\u200d💻", "e\u0301", "\u00ad\ufffd\ue000"}) {
        CHECK(printable(text) == text);
    }
    for (std::uint32_t c = 0; c < 0x20; ++c) {
        CHECK_FALSE(is_shown(c));
    }
    for (std::uint32_t c = 0x7f; c < 0xa0; ++c) {
        CHECK_FALSE(is_shown(c));
    }
    for (const std::uint32_t c :
         {0x61cU, 0x180eU, 0x200bU, 0x200eU, 0x200fU, 0x2028U, 0x2029U, 0x202aU, 0x202eU, 0x2060U, 0x2066U,
          0x2069U, 0xfeffU, 0xfff9U, 0xe0001U, 0xe0041U, 0x110000U, no_character}) {
        CHECK_FALSE(is_shown(c));
    }
}

TEST_CASE("what is not shown is replaced within its line") {
    CHECK(printable("a\033[2Jb\a\x7f") == "a?[2Jb??");
    CHECK(printable("one\ntwo\tthree\r\n\u2028\xc2\x85") == "one two three    ");
    CHECK(printable("\u202egnp.exe\u2069") == "?gnp.exe?");
    CHECK(printable("\xc2\x9b\xff\xc3") == "???");
    CHECK(printable(std::string_view("\0x", 2)) == "?x");
}

TEST_CASE("TOML holds what is not shown as escapes") {
    CHECK(string_toml("a\"b\\\n") == "\"a\\\"b\\\\\\u000A\"");
    CHECK(string_toml("Å\u202e\U000e0001") == "\"Å\\u202E\\U000E0001\"");
}
