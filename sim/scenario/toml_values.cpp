#include "scenario/toml_values.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "parameters/text.hpp"
#include "scenario/csv.hpp"
#include "scenario/faults.hpp"
#include "scenario/meant_value.hpp"

namespace fundsim {

namespace {

bool bare_key(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-'; }
bool beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

//! Letters beyond ASCII in a bare key are told, and in the copy it stands in quotation marks.
void take_bare_part(Walk& walk) {
    const Place begin = walk.here;
    const Mark start = mark(walk);
    const std::size_t from = walk.at;
    bool foreign = false;
    while (!stopped(walk) && (bare_key(now(walk)) || beyond_ascii(now(walk)))) {
        foreign = foreign || beyond_ascii(now(walk));
        take(walk);
    }
    const std::string_view part = walk.text.substr(from, walk.at - from);
    if (foreign) {
        tell(
            walk, begin,
            fmt::format(
                "{} is no key: keys are made of a to z, digits, _ and -, and names in other letters stand in "
                "quotation marks",
                quoted(part)));
        rewind(walk, start);
        walk.out.told.push_back(walk.copied);
        write(walk, fmt::format("\"{}\"", part));
    }
}

//! Whether the line that begins here is an entry or a heading: then a bracket above was left open.
bool begins_statement(const Walk& walk) {
    const std::string_view line = rest_until(walk, "\r\n#");
    std::size_t i = line.find_first_not_of("[ \t");
    if (i == std::string_view::npos) {
        return false;
    }
    const bool heading = line.front() == '[';
    const std::size_t from = i;
    while (i < line.size() && (bare_key(line[i]) || line[i] == '.')) {
        ++i;
    }
    const std::string_view name = line.substr(from, i - from);
    const bool value = name == "true" || name == "false" || name == "inf" || name == "nan";
    const bool word = !name.empty() && !value && std::isalpha(static_cast<unsigned char>(name.front())) != 0;
    const std::size_t next = std::min(line.find_first_not_of(" \t", i), line.size());
    return word &&
           (heading ? line.find_first_not_of(" \t]", i) == std::string_view::npos && line.back() == ']'
                    : next < line.size() && line[next] == '=');
}

bool open_bracket(Walk& walk) {
    if (walk.open == most_brackets) {
        give_up(walk, walk.here,
                fmt::format("brackets are open {} deep here, no scenario needs so many", most_brackets));
        return false;
    }
    ++walk.open;
    take(walk);
    return true;
}

//! Closes in the copy, at `behind`, a bracket that the text leaves open.
void close_for(Walk& walk, Place opened, char bracket, const Mark& behind) {
    tell(walk, opened,
         bracket == ']' ? "the [ that opens here is not closed: a list ends with ]"
                        : "the { that opens here is not closed on its line: a table in braces ends with }");
    walk.out.text.insert(behind.size, 1, bracket);
    walk.copied.column += behind.copied.line == walk.copied.line ? 1 : 0;
    --walk.open;
}

void take_array(Walk& walk, std::string_view key) {
    const Mark begin = mark(walk);
    if (!open_bracket(walk)) {
        return;
    }
    Mark behind = mark(walk);  // the last element and its comma
    for (;;) {
        take_space(walk);
        const bool left_open = walk.copied.line > behind.copied.line && begins_statement(walk);
        if (!walk.out.whole) {
            return;
        }
        if (left_open || stopped(walk) || now(walk) == '}') {
            walk.out.faults.resize(left_open ? begin.faults : walk.out.faults.size());
            close_for(walk, begin.here, ']', behind);
            return;
        }
        if (now(walk) == ']') {
            take(walk);
            --walk.open;
            return;
        }
        take_value(walk, key, ",;]}#\r\n");
        behind = mark(walk);
        take_space(walk);
        if (now(walk) == ',') {
            take(walk);
            behind = mark(walk);
        } else if (now(walk) != ']' && !stopped(walk) &&
                   (walk.copied.line == behind.copied.line || !begins_statement(walk))) {
            tell(walk, walk.here, "elements of a list are separated by commas");
            write(walk, ",");
            if (now(walk) == ';') {
                drop(walk);
            }
        }
    }
}

//! 8,5 in a table: the digits behind its comma are no key.
bool take_decimals(Walk& walk, const Mark& before_comma, const Place& value) {
    const std::string_view digits = rest_until(walk, ",;}\r\n#");
    if (digits.empty() || !is_digit(walk.out.text[before_comma.size - 1]) ||
        !std::all_of(digits.begin(), digits.end(), is_digit)) {
        return false;
    }
    tell(walk, value,
         fmt::format("a comma separates entries here: numbers have a decimal point, as in 0.{}", digits));
    drop_until(walk, ",}#");
    rewind(walk, before_comma);
    return true;
}

void take_inline_table(Walk& walk) {
    const Place opened = walk.here;
    if (!open_bracket(walk)) {
        return;
    }
    Mark comma = mark(walk);
    Place value = walk.here, copied = walk.copied;
    bool behind_comma = false;
    for (bool first = true;; first = false) {
        take_blanks(walk);
        if (!walk.out.whole) {
            return;
        }
        if (at_line_end(walk) || now(walk) == '#') {
            if ((first || behind_comma) && !stopped(walk)) {
                give_up(walk, opened,
                        "the table in braces that opens here goes over several lines, which TOML has for "
                        "lists in [ ] alone: write it on one line, or under a [heading]");
                return;
            }
            close_for(walk, opened, '}', mark(walk));
            return;
        }
        if (now(walk) == '}') {
            if (behind_comma) {
                tell(walk, walk.here, "no comma stands before the } of a table");
                walk.out.text[comma.size] = ' ';
            }
            take(walk);
            --walk.open;
            return;
        }
        if (behind_comma && take_decimals(walk, comma, value)) {
            walk.out.told.push_back(copied);
        } else {
            const Place begin = walk.here;
            const std::string_view said = rest_until(walk, ",;}\r\n#");
            const std::string_view key = take_key(walk);
            if (!walk.out.whole) {
                return;
            }
            if (key.empty() || now(walk) != '=') {
                give_up(
                    walk, begin,
                    fmt::format("{} is no entry of a table: entries are written KEY = VALUE", quoted(said)));
                return;
            }
            take(walk);
            take_blanks(walk);
            value = walk.here;
            copied = walk.copied;
            take_value(walk, key, ",;]}#\r\n");
        }
        take_blanks(walk);
        comma = mark(walk);
        behind_comma = now(walk) == ',' || now(walk) == ';';
        if (now(walk) == ',') {
            take(walk);
        } else if (behind_comma || (now(walk) != '}' && now(walk) != '#' && !at_line_end(walk))) {
            tell(walk, walk.here, "entries of a table in braces are separated by commas");
            if (behind_comma) {
                drop(walk);
            }
            write(walk, ",");
            behind_comma = true;
        }
    }
}

}  // namespace

std::string_view rest_until(const Walk& walk, std::string_view ends) {
    const std::string_view rest = walk.text.substr(walk.at);
    const std::string_view word = rest.substr(0, rest.find_first_of(ends));
    const std::string_view solid = trimmed(word);
    return solid.empty()
               ? solid
               : word.substr(0, static_cast<std::size_t>(solid.data() + solid.size() - word.data()));
}

void drop_until(Walk& walk, std::string_view ends) {
    while (!at_line_end(walk) && ends.find(now(walk)) == std::string_view::npos) {
        drop(walk);
    }
}

std::string_view take_key(Walk& walk) {
    std::string_view last;
    const Place begin = walk.here;
    for (std::size_t parts = 1;; ++parts) {
        const std::size_t from = walk.at;
        const char quote = now(walk);
        if (quote == '"' || quote == '\'') {
            if (now(walk, 1) == quote && now(walk, 2) == quote) {
                return {};  // a text of several lines
            }
            walk.out.whole = take_text(walk) && walk.out.whole;
        } else {
            take_bare_part(walk);
        }
        if (walk.at == from || stopped(walk)) {
            return parts > 1 || stopped(walk) ? walk.text.substr(from, walk.at - from) : std::string_view{};
        }
        last = walk.text.substr(from, walk.at - from);
        take_blanks(walk);
        if (now(walk) != '.') {
            return last;
        }
        if (parts == most_key_parts) {
            give_up(
                walk, begin,
                fmt::format("this key has more than {} parts, no scenario needs so many", most_key_parts));
            return last;
        }
        take(walk);
        take_blanks(walk);
    }
}

void take_value(Walk& walk, std::string_view key, std::string_view ends) {
    if (now(walk) == '"' || now(walk) == '\'') {
        take_text(walk);
    } else if (now(walk) == '[') {
        take_array(walk, key);
    } else if (now(walk) == '{') {
        take_inline_table(walk);
    } else {
        std::string_view word = rest_until(walk, ends);
        if (walk.open > 0 && word.find('=', 1) != std::string_view::npos) {  // a comma is missing
            word = word.substr(0, word.find(' '));
        }
        const std::string fault = word.empty() ? fmt::format("{} has no value", key) : value_fault(word, key);
        const Place begin = walk.here;
        const Mark start = mark(walk);
        for (std::size_t i = 0; i < word.size(); ++i) {
            fault.empty() ? take(walk) : drop(walk);
        }
        if (!fault.empty()) {
            tell_of_value(walk, start, begin, fault);
        }
    }
}

}  // namespace fundsim
