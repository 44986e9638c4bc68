#include "scenario/toml_text.hpp"

#include <utility>

#include <fmt/format.h>

#include "scenario/faults.hpp"
#include "scenario/text_file.hpp"
#include "scenario/toml_values.hpp"

namespace fundsim {

namespace {

//! A line that is none of the three that there may be.
void leave_out_line(Walk& walk, std::string_view line) {
    std::string advice;
    if (line.starts_with("//") || line.starts_with(";") || line.starts_with("--") || line.starts_with("%")) {
        advice = ": a comment begins with #";
    } else if (const std::size_t colon = line.find(':'); colon != std::string_view::npos) {
        advice = ": a key and its value have = between them";
    }
    tell(walk, walk.here,
         fmt::format("{} is no [heading], no KEY = VALUE and no # comment{}", quoted(line), advice));
    drop_until(walk, "");
}

void take_entry(Walk& walk) {
    const Mark begin = mark(walk);
    const std::string_view line = rest_until(walk, "\r\n");
    const std::string_view key = take_key(walk);
    if (!walk.out.whole) {
        return;
    }
    if (!key.empty() && now(walk) == '=') {
        take(walk);
        take_blanks(walk);
        take_value(walk, key, "#\r\n");
        return;
    }
    go_back(walk, begin);
    if (key.empty() || line.find('=') == std::string_view::npos) {
        leave_out_line(walk, line);
    } else {
        tell(walk, walk.here,
             fmt::format("{} is no key: a key is one word, its parts joined by _",
                         quoted(rest_until(walk, "=\r\n"))));
        drop_until(walk, "");
    }
}

void take_heading(Walk& walk) {
    const Mark begin = mark(walk);
    std::size_t opening = 0, closing = 0;
    for (; now(walk) == '[' && opening < 2; ++opening) {
        take(walk);
    }
    take_blanks(walk);
    const std::string_view line = rest_until(walk, "]#\r\n");
    const std::string_view key = take_key(walk);
    for (; now(walk) == ']' && closing < 2; ++closing) {
        take(walk);
    }
    if (!walk.out.whole) {
        return;
    }
    if (key.empty() || (closing == 0 && now(walk) != '#' && !at_line_end(walk))) {
        give_up(walk, begin.here,
                fmt::format("{} cannot head a table: a heading is written [organisation] or [[model]]",
                            quoted(line)));
    } else if (opening != closing) {
        const bool several = line == "model" || line == "intervention" || line == "opportunities.list";
        const std::string heading = several ? fmt::format("[[{}]]", line) : fmt::format("[{}]", line);
        tell(walk, begin.here,
             fmt::format("the brackets of a heading come in pairs: write {}", shortened(heading, 60)));
        rewind(walk, begin);
        write(walk, heading);
    }
}

void take_rest_of_line(Walk& walk) {
    take_blanks(walk);
    const std::size_t last = walk.out.text.find_last_not_of(" \t");
    if (last == std::string::npos || walk.out.text[last] == '\n') {
        return;  // of a line that was left out, or in front of the next statement
    }
    if (now(walk) != '#' && !at_line_end(walk)) {
        tell(walk, walk.here,
             fmt::format("{} stands where the line should end: a line holds one KEY = VALUE or one "
                         "[heading]",
                         quoted(rest_until(walk, "#\r\n"))));
        drop_until(walk, "#");
    }
    take_comment(walk);
    take_line_end(walk);
}

}  // namespace

LookedOver look_over(std::string_view text, int origin) {
    if (const int line = line_of_bad_utf8(text); line > 0) {
        return {{}, {{{origin, line, 0}, "this line is not UTF-8, save the file as UTF-8"}}, {}, false};
    }
    Walk walk{.text = text, .here = {origin, 1, 1}, .copied = {origin, 1, 1}};
    walk.out.text.reserve(text.size());
    while (!stopped(walk)) {
        take_blanks(walk);
        if (at_line_end(walk)) {
            take_line_end(walk);
        } else if (now(walk) == '#') {
            take_comment(walk);
        } else {
            now(walk) == '[' ? take_heading(walk) : take_entry(walk);
            take_rest_of_line(walk);
        }
    }
    return std::move(walk.out);
}

}  // namespace fundsim
