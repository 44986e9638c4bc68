#include "cli/table.hpp"

#include <algorithm>
#include <utility>

#include "cli/layout.hpp"

namespace fundsim {

namespace {

constexpr std::size_t gap = 2;  // blanks between columns
constexpr std::size_t roomy_label = 16;
constexpr std::size_t least_label = 9;   // however narrow, beside one column
constexpr std::size_t widest_head = 18;  // longer names of models take several lines
constexpr std::size_t most_head_lines = 3;

enum class Cells { whole, split };

//! A figure and what stands behind it, which may be nothing.
std::pair<std::string, std::string> halves(const std::string& cell) {
    const std::size_t end = std::min({cell.find(" ±"), cell.find(" ("), cell.find(" to "), cell.size()});
    return {cell.substr(0, end), end < cell.size() ? cell.substr(end + 1) : std::string{}};
}

std::size_t longest_word(std::string_view text) {
    std::size_t longest = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        longest = std::max(longest, columns_of(text.substr(begin, end - begin)));
        begin = end + 1;
    }
    return longest;
}

std::size_t columns_of_cell(const std::string& cell, Cells cells) {
    if (cells == Cells::whole) {
        return columns_of(cell);
    }
    const auto [figure, rest] = halves(cell);
    return std::max(columns_of(figure), columns_of(rest));
}

std::size_t cell_width(const Table& table, std::size_t column, Cells cells, std::size_t most) {
    const std::string& head = table.heads[column];
    std::size_t width = std::max(table.narrowest_cell, std::min(most, longest_word(head)));
    while (width < most && broken(head, width).size() > most_head_lines) {
        ++width;
    }
    for (const TableRow& row : table.rows) {
        if (column < row.cells.size()) {
            width = std::max(width, columns_of_cell(row.cells[column], cells));
        }
    }
    return width;
}

//! Where everything goes.
struct Plan {
    std::size_t label;                //!< columns of the labels
    std::vector<std::size_t> widths;  //!< columns of each column
    std::vector<std::size_t> ends;    //!< of the parts, which have about as many columns each
    bool fits;
    bool cramped;  //!< labels have no room for indentation
};

//! Ends of the parts when each takes as many columns as fit, and at least one.
std::vector<std::size_t> packed(const std::vector<std::size_t>& widths, std::size_t room) {
    std::vector<std::size_t> ends;
    std::size_t used = 0;
    for (std::size_t c = 0; c < widths.size(); ++c) {
        if (c > 0 && used + gap + widths[c] > room) {
            ends.push_back(c);
            used = 0;
        }
        used += gap + widths[c];
    }
    ends.push_back(widths.size());
    return ends;
}

Plan plan(const Table& table, std::size_t width, Cells cells) {
    Plan plan{columns_of(table.corner), {}, {}, true, false};
    for (const TableRow& row : table.rows) {
        if (!row.cells.empty()) {
            plan.label = std::max(plan.label, columns_of(row.label));
        }
    }
    const std::size_t full_label = plan.label;
    std::size_t all = 0;
    std::size_t widest = 0;
    const std::size_t most = std::min(widest_head, width - std::min(width, least_label + gap));
    for (std::size_t c = 0; c < table.heads.size(); ++c) {
        plan.widths.push_back(cell_width(table, c, cells, most));
        all += gap + plan.widths.back();
        widest = std::max(widest, gap + plan.widths.back());
    }
    const std::size_t least =
        std::min({full_label, table.narrowest_label, std::max(least_label, width - std::min(width, widest))});
    plan.fits = least + widest <= width;
    plan.label = std::clamp(width - std::min(width, all), least, full_label);

    // As few parts as there is room for, and those about as wide as each other.
    const std::size_t room = width - std::min(width, plan.label);
    const std::size_t parts = packed(plan.widths, room).size();
    std::size_t widest_part = std::min(room, widest);
    while (packed(plan.widths, widest_part).size() > parts) {
        ++widest_part;
    }
    plan.ends = packed(plan.widths, widest_part);
    // What no part needs goes back to the labels.
    plan.label = std::clamp(width - std::min(width, widest_part), plan.label, full_label);
    plan.cramped = plan.label < std::min(full_label, roomy_label);
    return plan;
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

//! A label and its figures, columns first .. last - 1.
std::string row_text(const TableRow& row, std::size_t first, std::size_t last, const Plan& plan) {
    const std::size_t begin = std::min(row.label.find_first_not_of(' '), row.label.size());
    const std::size_t indent = plan.cramped ? std::min<std::size_t>(begin, 1) : begin;
    const std::size_t hang = plan.cramped ? 1 : 2;
    const std::string words = row.label.substr(begin);
    const auto labels = indent + columns_of(words) <= plan.label ? std::vector{words}
                                                                 : broken(words, plan.label - indent - hang);
    std::string text;
    for (std::size_t i = 0; i + 1 < labels.size(); ++i) {
        text += std::string(indent + (i > 0 ? hang : 0), ' ') + labels[i] + '\n';
    }
    std::string line =
        left(std::string(indent + (labels.size() > 1 ? hang : 0), ' ') + labels.back(), plan.label);
    std::string below(plan.label, ' ');
    bool too_wide = false;
    for (std::size_t c = first; c < last; ++c) {
        too_wide = too_wide || columns_of(row.cells[c]) > plan.widths[c];
    }
    for (std::size_t c = first; c < last; ++c) {
        const auto [figure, rest] = too_wide ? halves(row.cells[c]) : std::pair{row.cells[c], std::string{}};
        line += right(figure, gap + plan.widths[c]);
        below += right(rest, gap + plan.widths[c]);
    }
    text += without_blanks_at_end(std::move(line)) + '\n';
    below = without_blanks_at_end(std::move(below));
    return below.empty() ? text : text + below + '\n';
}

//! Columns first .. last - 1 of a table.
std::string part(const Table& table, std::size_t first, std::size_t last, const Plan& plan,
                 const Terminal& terminal) {
    std::string text;
    std::vector<std::vector<std::string>> heads;
    std::size_t depth = 1;
    for (std::size_t c = first; c < last; ++c) {
        heads.push_back(head_lines(table.heads[c], plan.widths[c]));
        depth = std::max(depth, heads.back().size());
    }
    for (std::size_t line = 0; line < depth; ++line) {
        std::string row = left(line + 1 == depth ? cut(table.corner, plan.label) : std::string{}, plan.label);
        for (std::size_t c = first; c < last; ++c) {
            const auto& lines = heads[c - first];
            const std::size_t above = depth - lines.size();
            row += right(line < above ? std::string{} : lines[line - above], gap + plan.widths[c]);
        }
        text += emphasised(without_blanks_at_end(std::move(row)), terminal) + '\n';
    }
    for (const TableRow& row : table.rows) {
        text += row.cells.empty() ? emphasised_lines(row.label, terminal) : row_text(row, first, last, plan);
    }
    return text;
}

}  // namespace

std::string laid_out(const Table& table, const Terminal& terminal) {
    const Plan whole = plan(table, terminal.table_width, Cells::whole);
    const Plan split = plan(table, terminal.table_width, Cells::split);
    const bool is_split = split.ends.size() < whole.ends.size() || (split.fits && !whole.fits);
    const Plan& chosen = is_split ? split : whole;
    std::string text;
    std::size_t first = 0;
    for (const std::size_t last : chosen.ends) {
        text += (text.empty() ? "" : "\n") + part(table, first, last, chosen, terminal);
        first = last;
    }
    return text;
}

}  // namespace fundsim
