#pragma once
// A walk over a text of TOML that writes a mended copy of it, line for line; for toml_text.cpp.

#include <cstddef>
#include <string>
#include <string_view>

#include "scenario/toml_text.hpp"

namespace fundsim {

struct Walk {
    std::string_view text;
    std::size_t at = 0;
    Place here;    //!< of the next character, in the text
    Place copied;  //!< of the next character, in the copy
    LookedOver out = {};
    std::size_t open = 0;  //!< brackets
};

//! Where a walk was, to come back to while on the same line.
struct Mark {
    std::size_t at;
    Place here;
    std::size_t size;  //!< of the copy
    Place copied;
    std::size_t faults;
    std::size_t told;
};

bool stopped(const Walk& walk);
//! The character so far ahead; '\0' behind the end.
char now(const Walk& walk, std::size_t ahead = 0);
bool at_line_end(const Walk& walk);

void take(Walk& walk);                          //!< one byte into the copy
void drop(Walk& walk);                          //!< one byte, not copied
void write(Walk& walk, std::string_view text);  //!< into the copy alone
Mark mark(const Walk& walk);
void rewind(Walk& walk, const Mark& to);   //!< the copy alone
void go_back(Walk& walk, const Mark& to);  //!< the whole walk, with what it told

//! A fault; the copy goes on.
void tell(Walk& walk, Place place, std::string what);
//! A fault behind which the structure of the text is not known.
void give_up(Walk& walk, Place place, std::string what);
//! A fault about a value, in whose stead an empty text stands in the copy from `from` on.
void tell_of_value(Walk& walk, const Mark& from, Place place, std::string what);

//! Blanks into the copy. Characters that nobody sees are told, and blanks in the copy.
void take_blanks(Walk& walk);
void take_comment(Walk& walk);
void take_line_end(Walk& walk);
//! Blanks, comments and line ends, as arrays may have between their elements.
void take_space(Walk& walk);

//! A text in quotation marks, one of the four kinds. False when it is no sound text; that has been told, and
//! an empty one stands in the copy.
bool take_text(Walk& walk);

}  // namespace fundsim
