#include "scenario/history_report.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parameters/sentence.hpp"
#include "parameters/text.hpp"

namespace fundsim {

namespace {

std::string rows_text(std::size_t count) { return fmt::format("{} row{}", count, count == 1 ? "" : "s"); }

//! "  3 without a figure: no actual cost (lines 4, 9, 12)".
std::string unused_text(const std::vector<LeftOut>& groups, std::string_view what) {
    std::string text;
    for (const LeftOut& group : groups) {
        text += fmt::format("  {} {}: {} ({})\n", group.rows, what, group.reason, lines_text(group));
    }
    return text;
}

std::string columns_text(const History& history, bool guessed) {
    std::string text;
    for (std::size_t i = 0; i < history_column_count; ++i) {
        const auto& column = history.columns[i];
        if (column && column->guessed == guessed) {
            text += fmt::format("{}{} = {}", text.empty() ? "" : ", ", word_of(HistoryColumn(i)),
                                quoted_cell(history.heading[column->place]));
        }
    }
    return text;
}

std::string numbers_text(const std::string& thousands) {
    return thousands.empty() ? std::string{}
           : thousands == "."
               ? "  numbers are read with decimal commas, as 1.234,5 (--thousands says otherwise)\n"
               : fmt::format("  numbers are read with {} between thousands (--thousands says otherwise)\n",
                             thousands == " " ? "blanks" : "'" + thousands + "'");
}

std::string quantity_text(std::string_view name, const std::optional<HistoryFigures>& figures) {
    return figures ? unused_text(figures->unused, fmt::format("without a {}", name)) : std::string{};
}

}  // namespace

std::string history_text(const History& history, const std::string& file) {
    std::string text = fmt::format("{}: {} read, {} used, {} unused\n", file, rows_text(history.rows),
                                   history.used, history.rows - history.used);
    const std::string guessed = columns_text(history, true), told = columns_text(history, false);
    text += told.empty() ? "" : "  columns as told: " + told + '\n';
    text += guessed.empty() ? "" : "  columns by their headings (--column says otherwise): " + guessed + '\n';
    text += numbers_text(history.thousands) + unused_text(history.unused, "unused");
    text += quantity_text("ratio of costs", history.cost) +
            quantity_text("ratio of durations", history.schedule) +
            quantity_text("ratio of benefits", history.benefit) + quantity_text("size", history.effort);
    if (history.repeated_names) {
        text += fmt::format(
            "  {} used whose name stood before, with other figures ({}): if they are later states of "
            "one project, keep the last\n",
            history.repeated_names->rows, lines_text(*history.repeated_names));
    }
    return text;
}

}  // namespace fundsim
