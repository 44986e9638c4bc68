#include "cli/layout.hpp"

#include <algorithm>

#include "parameters/characters.hpp"

namespace fundsim {

namespace {

constexpr std::size_t gap = 2;  // blanks between columns
constexpr std::size_t narrowest_cell = 9;
constexpr std::size_t narrowest_label = 32;
constexpr std::size_t widest_head = 18;  // longer names of models take several lines
constexpr std::size_t most_head_lines = 3;

std::string blanks(std::size_t count) { return std::string(count, ' '); }

std::size_t longest_word(std::string_view text) {
    std::size_t longest = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        longest = std::max(longest, columns_of(text.substr(begin, end - begin)));
        begin = end + 1;
    }
    return longest;
}

std::size_t cell_width(const Table& table, std::size_t column) {
    const std::string& head = table.heads[column];
    std::size_t width = std::max(narrowest_cell, std::min(widest_head, longest_word(head)));
    while (width < widest_head && broken(head, width).size() > most_head_lines) {
        ++width;
    }
    for (const TableRow& row : table.rows) {
        if (column < row.cells.size()) {
            width = std::max(width, columns_of(row.cells[column]));
        }
    }
    return width;
}

//! A name in at most three lines.
std::vector<std::string> head_lines(const std::string& head, std::size_t width) {
    std::vector<std::string> lines = broken(head, width);
    if (lines.size() > most_head_lines) {
        std::string rest = lines[most_head_lines - 1];
        for (std::size_t i = most_head_lines; i < lines.size(); ++i) {
            rest += ' ' + lines[i];
        }
        lines.resize(most_head_lines);
        lines.back() = cut(rest, width);
    }
    return lines;
}

std::string without_blanks_at_end(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

//! Columns first .. last - 1 of a table.
std::string part(const Table& table, std::size_t first, std::size_t last, std::size_t label_width,
                 const std::vector<std::size_t>& widths, const Terminal& terminal) {
    std::string text;
    std::vector<std::vector<std::string>> heads;
    std::size_t depth = 1;
    for (std::size_t c = first; c < last; ++c) {
        heads.push_back(head_lines(table.heads[c], widths[c]));
        depth = std::max(depth, heads.back().size());
    }
    for (std::size_t line = 0; line < depth; ++line) {
        std::string row =
            left(line + 1 == depth ? cut(table.corner, label_width) : std::string{}, label_width);
        for (std::size_t c = first; c < last; ++c) {
            const auto& lines = heads[c - first];
            const std::size_t above = depth - lines.size();
            row += blanks(gap) + right(line < above ? std::string{} : lines[line - above], widths[c]);
        }
        text += emphasised(without_blanks_at_end(std::move(row)), terminal) + '\n';
    }
    for (const TableRow& row : table.rows) {
        if (row.cells.empty()) {
            text += emphasised(row.label, terminal) + '\n';
            continue;
        }
        const std::size_t indent = std::min(row.label.find_first_not_of(' '), row.label.size());
        const std::size_t room = label_width - std::min(indent + 2, label_width / 2);
        const auto labels = columns_of(row.label) <= label_width ? std::vector{row.label.substr(indent)}
                                                                 : broken(row.label.substr(indent), room);
        for (std::size_t i = 0; i < labels.size(); ++i) {
            std::string line = left(blanks(indent + (i > 0 ? 2 : 0)) + labels[i], label_width);
            if (i + 1 == labels.size()) {
                for (std::size_t c = first; c < last; ++c) {
                    line += blanks(gap) + right(row.cells[c], widths[c]);
                }
            }
            text += without_blanks_at_end(std::move(line)) + '\n';
        }
    }
    return text;
}

}  // namespace

std::size_t columns_of(std::string_view text) {
    std::size_t columns = 0;
    for (std::size_t at = 0; at < text.size();) {
        columns += columns_of(next_character(text, at));
    }
    return columns;
}

std::string cut(std::string_view text, std::size_t width) {
    if (columns_of(text) <= width) {
        return std::string(text);
    }
    std::size_t used = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t after = at;
        const std::size_t columns = columns_of(next_character(text, after));
        if (used + columns + 1 > width) {
            break;
        }
        used += columns;
        at = after;
    }
    return std::string(text.substr(0, at)) + "…";
}

std::string left(std::string_view text, std::size_t width) {
    const std::size_t columns = columns_of(text);
    return std::string(text) + blanks(width > columns ? width - columns : 0);
}

std::string right(std::string_view text, std::size_t width) {
    const std::size_t columns = columns_of(text);
    return blanks(width > columns ? width - columns : 0) + std::string(text);
}

std::vector<std::string> broken(std::string_view text, std::size_t width) {
    width = std::max<std::size_t>(width, 2);
    std::vector<std::string> lines{""};
    std::size_t used = 0;  // columns of the last line
    const auto next_line = [&] {
        lines.emplace_back();
        used = 0;
    };
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        const std::string_view word = text.substr(begin, end - begin);
        begin = end + 1;
        if (word.empty()) {
            continue;
        }
        if (used > 0 && used + 1 + columns_of(word) > width) {
            next_line();
        }
        if (used > 0) {
            lines.back() += ' ';
            ++used;
        }
        for (std::size_t at = 0; at < word.size();) {
            const std::size_t first = at;
            const std::size_t columns = columns_of(next_character(word, at));
            if (used + columns > width) {
                next_line();
            }
            lines.back() += word.substr(first, at - first);
            used += columns;
        }
    }
    return lines;
}

std::string paragraph(std::string_view text, std::size_t width, std::size_t indent, std::size_t hang) {
    std::string result;
    const std::size_t inner = width > indent + hang + 10 ? width - indent - hang : 10;
    for (const std::string& line : broken(text, inner)) {
        result += blanks(result.empty() ? indent : indent + hang) + line + '\n';
    }
    return result;
}

std::string paragraphs(std::string_view text, std::size_t width, std::size_t indent, std::size_t hang) {
    std::string result;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = text.substr(begin, end - begin);
        const std::size_t own = std::min(line.find_first_not_of(' '), line.size());
        result += paragraph(line, width, indent + own, hang);
        begin = end + 1;
    }
    return result;
}

std::string laid_out(const Table& table, const Terminal& terminal) {
    std::vector<std::size_t> widths;
    for (std::size_t c = 0; c < table.heads.size(); ++c) {
        widths.push_back(cell_width(table, c));
    }
    std::size_t label_width = columns_of(table.corner);
    for (const TableRow& row : table.rows) {
        if (!row.cells.empty()) {
            label_width = std::max(label_width, columns_of(row.label));
        }
    }
    const std::size_t full_label = label_width;
    // Labels give way to columns, down to a width at which they are still easy to read.
    std::size_t all = 0;
    std::size_t widest = 0;
    for (const std::size_t width : widths) {
        all += gap + width;
        widest = std::max(widest, gap + width);
    }
    const std::size_t least =
        std::min({label_width, narrowest_label, terminal.width - std::min(terminal.width / 2, widest)});
    label_width = std::clamp(terminal.width - std::min(terminal.width, all), least, label_width);

    const std::size_t room = terminal.width - label_width;
    const std::size_t side_by_side = std::max<std::size_t>(1, all == 0 ? 1 : room / widest);
    const std::size_t parts = all <= room ? 1 : (widths.size() + side_by_side - 1) / side_by_side;
    std::vector<std::size_t> ends;  // of the parts, which have about as many columns each
    std::size_t widest_part = 0;
    for (std::size_t n = 0, first = 0; n < parts; ++n) {
        ends.push_back(first + (widths.size() - first) / (parts - n));
        std::size_t part_width = 0;
        for (; first < ends.back(); ++first) {
            part_width += gap + widths[first];
        }
        widest_part = std::max(widest_part, part_width);
    }
    // What no part needs goes back to the labels.
    label_width = std::clamp(terminal.width - std::min(terminal.width, widest_part), label_width, full_label);
    std::string text;
    std::size_t first = 0;
    for (const std::size_t last : ends) {
        text += (text.empty() ? "" : "\n") + part(table, first, last, label_width, widths, terminal);
        first = last;
    }
    return text;
}

}  // namespace fundsim
