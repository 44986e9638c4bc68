#include "scenario/toml_walk.hpp"

#include <cctype>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "parameters/characters.hpp"

namespace fundsim {

namespace {

constexpr std::size_t most_faults = 20;  //!< a text with more of them is something else

void advance(Place& place, char c) {
    if (c == '\n') {
        ++place.line;
        place.column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80) {  // the first byte of a character
        ++place.column;
    }
}

//! A character that looks like a blank or like nothing, and is neither blank nor tab.
struct Unseen {
    std::uint32_t code;
    std::size_t bytes;
};
std::optional<Unseen> unseen_at(const Walk& walk) {
    const auto first = static_cast<unsigned char>(now(walk));
    if (first == '\t' || first == '\n' || first == '\r' || (first >= 0x20 && first < 0x7F) || stopped(walk)) {
        return std::nullopt;
    }
    std::size_t after = walk.at;
    const std::uint32_t code = next_character(walk.text, after);
    const bool space = code == 0xA0 || (code >= 0x2000 && code <= 0x200A) || code == 0x202F ||
                       code == 0x205F || code == 0x3000;
    return space || !is_shown(code) ? std::optional(Unseen{code, after - walk.at}) : std::nullopt;
}

//! Length of the escape at a backslash; 0 when it is none.
std::size_t escape_length(const Walk& walk, bool several_lines) {
    const char kind = now(walk, 1);
    const std::size_t digits = kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
    if (std::string_view("btnfr\"\\uU").find(kind) == std::string_view::npos || kind == '\0') {
        std::size_t ahead = 1;
        while (now(walk, ahead) == ' ' || now(walk, ahead) == '\t') {
            ++ahead;
        }
        return several_lines && (now(walk, ahead) == '\n' || now(walk, ahead) == '\r') ? ahead : 0;
    }
    for (std::size_t i = 0; i < digits; ++i) {
        if (std::isxdigit(static_cast<unsigned char>(now(walk, 2 + i))) == 0) {
            return 0;
        }
    }
    return 2 + digits;
}

void drop_text(Walk& walk, char quote) {
    while (!stopped(walk) && !at_line_end(walk) && now(walk) != quote) {
        drop(walk);
    }
    if (now(walk) == quote) {
        drop(walk);
    }
}

bool take_text_of_lines(Walk& walk, char quote) {
    const Place begin = walk.here;
    const auto three = [&] { return now(walk) == quote && now(walk, 1) == quote && now(walk, 2) == quote; };
    for (int i = 0; i < 3; ++i) {
        take(walk);
    }
    while (!stopped(walk) && !three()) {
        if (quote == '"' && now(walk) == '\\') {
            const std::size_t length = escape_length(walk, true);
            if (length == 0) {
                give_up(
                    walk, walk.here,
                    "a backslash opens an escape in a text, and this is none: write \\\\ for a backslash");
                return false;
            }
            for (std::size_t i = 0; i < length; ++i) {
                take(walk);
            }
        } else {
            take(walk);
        }
    }
    if (stopped(walk)) {
        give_up(walk, begin, "the text that opens here with three quotation marks is never closed");
        return false;
    }
    for (int i = 0; i < 5 && now(walk) == quote; ++i) {  // one or two may stand before the three that close
        take(walk);
    }
    return true;
}

}  // namespace

bool stopped(const Walk& walk) { return !walk.out.whole || walk.at >= walk.text.size(); }

char now(const Walk& walk, std::size_t ahead) {
    return walk.at + ahead < walk.text.size() ? walk.text[walk.at + ahead] : '\0';
}

bool at_line_end(const Walk& walk) { return stopped(walk) || now(walk) == '\n' || now(walk) == '\r'; }

void take(Walk& walk) {
    const char c = now(walk);
    walk.out.text += c;
    advance(walk.copied, c);
    drop(walk);
}

void drop(Walk& walk) {
    advance(walk.here, now(walk));
    ++walk.at;
}

void write(Walk& walk, std::string_view text) {
    walk.out.text += text;
    for (const char c : text) {
        advance(walk.copied, c);
    }
}

Mark mark(const Walk& walk) {
    return {
        walk.at, walk.here, walk.out.text.size(), walk.copied, walk.out.faults.size(), walk.out.told.size()};
}

void rewind(Walk& walk, const Mark& to) {
    walk.out.text.resize(to.size);
    walk.copied = to.copied;
}

void go_back(Walk& walk, const Mark& to) {
    rewind(walk, to);
    walk.at = to.at;
    walk.here = to.here;
    walk.out.faults.resize(to.faults);
    walk.out.told.resize(to.told);
}

void tell(Walk& walk, Place place, std::string what) {
    walk.out.faults.push_back({place, std::move(what)});
    if (walk.out.faults.size() >= most_faults) {
        walk.out.whole = false;
    }
}

void give_up(Walk& walk, Place place, std::string what) {
    tell(walk, place, std::move(what));
    walk.out.whole = false;
}

void tell_of_value(Walk& walk, const Mark& from, Place place, std::string what) {
    tell(walk, place, std::move(what));
    rewind(walk, from);
    walk.out.told.push_back(walk.copied);
    write(walk, "\"\"");
}

void take_blanks(Walk& walk) {
    for (;;) {
        if (now(walk) == ' ' || now(walk) == '\t') {
            take(walk);
        } else if (const auto unseen = unseen_at(walk)) {
            tell(walk, walk.here,
                 fmt::format(
                     "a character that nobody sees stands here, U+{:04X}: put an ordinary blank in its place",
                     unseen->code));
            for (std::size_t i = 0; i < unseen->bytes; ++i) {
                drop(walk);
            }
            write(walk, " ");
        } else {
            return;
        }
    }
}

void take_comment(Walk& walk) {
    if (now(walk) == '#') {
        while (!at_line_end(walk)) {
            take(walk);
        }
    }
}

void take_line_end(Walk& walk) {
    if (now(walk) == '\r' && now(walk, 1) != '\n') {
        give_up(walk, walk.here,
                "lines end with a carriage return alone, as old Macs wrote them: save the file with other "
                "line ends");
    } else if (!stopped(walk)) {
        if (now(walk) == '\r') {
            take(walk);
        }
        take(walk);
    }
}

void take_space(Walk& walk) {
    for (take_blanks(walk); !stopped(walk) && (now(walk) == '#' || at_line_end(walk)); take_blanks(walk)) {
        take_comment(walk);
        take_line_end(walk);
    }
}

bool take_text(Walk& walk) {
    const char quote = now(walk);
    if (now(walk, 1) == quote && now(walk, 2) == quote) {
        return take_text_of_lines(walk, quote);
    }
    const Place begin = walk.here;
    const Mark start = mark(walk);
    take(walk);
    while (!at_line_end(walk) && now(walk) != quote) {
        if (quote == '"' && now(walk) == '\\') {
            const std::size_t length = escape_length(walk, false);
            if (length == 0) {
                tell_of_value(
                    walk, start, walk.here,
                    "a backslash opens an escape in a text, and this is none: write / or \\\\ in a path, "
                    "or put the text in single quotation marks, 'C:\\data'");
                drop_text(walk, quote);
                return false;
            }
            for (std::size_t i = 0; i < length; ++i) {
                take(walk);
            }
        } else {
            take(walk);
        }
    }
    if (now(walk) != quote) {
        tell_of_value(walk, start, begin, "the quotation mark that opens here does not close on its line");
        return false;
    }
    take(walk);
    return true;
}

}  // namespace fundsim
