#include "scenario/history.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

#include "parameters/sentence.hpp"
#include "parameters/text.hpp"
#include "scenario/column.hpp"
#include "scenario/history_numbers.hpp"
#include "scenario/history_rows.hpp"

namespace fundsim {

namespace {

constexpr std::size_t most_lines = 5;  //!< shown for a reason

constexpr std::array number_columns{HistoryColumn::planned_duration, HistoryColumn::actual_duration,
                                    HistoryColumn::planned_cost,     HistoryColumn::actual_cost,
                                    HistoryColumn::planned_effort,   HistoryColumn::actual_effort,
                                    HistoryColumn::planned_benefit,  HistoryColumn::actual_benefit};

std::vector<std::size_t> number_places(const HistoryColumns& columns) {
    std::vector<std::size_t> places;
    for (const HistoryColumn column : number_columns) {
        if (at(columns, column)) {
            places.push_back(at(columns, column)->place);
        }
    }
    return places;
}

void leave_out(std::vector<LeftOut>& groups, const HistoryGap& why, const CsvRow& row,
               const CsvTable& table) {
    auto found = std::find_if(groups.begin(), groups.end(),
                              [&](const LeftOut& group) { return group.reason == why.reason; });
    if (found == groups.end()) {
        found = groups.insert(found, LeftOut{why.reason, 0, {}, {}});
    }
    ++found->rows;
    if (found->lines.size() == most_lines) {
        return;
    }
    found->lines.push_back(row.line);
    if (why.column) {
        found->cells.push_back(fmt::format("{} in column {}", quoted_cell(trimmed(row.cells[*why.column])),
                                           quoted_cell(table.heading[*why.column])));
    }
}

bool has(const HistoryColumns& columns, HistoryColumn planned, HistoryColumn actual) {
    return at(columns, planned).has_value() && at(columns, actual).has_value();
}

//! A quantity, with the headings that it is made of.
HistoryFigures figures_of(const CsvTable& table, const HistoryColumns& columns,
                          std::initializer_list<HistoryColumn> made_of) {
    HistoryFigures figures;
    for (const HistoryColumn column : made_of) {
        if (at(columns, column)) {
            figures.from += (figures.from.empty() ? "" : ", ") + table.heading[at(columns, column)->place];
            figures.projected = figures.projected || at(columns, column)->projected;
        }
    }
    return figures;
}

void open_quantities(History& history, const CsvTable& table, const HistoryOptions& options) {
    using enum HistoryColumn;
    const HistoryColumns& columns = history.columns;
    if (has(columns, planned_cost, actual_cost)) {
        history.cost = figures_of(table, columns, {planned_cost, actual_cost});
    } else if (has(columns, planned_effort, actual_effort)) {
        history.cost = figures_of(table, columns, {planned_effort, actual_effort});
    }
    if (has(columns, planned_duration, actual_duration)) {
        history.schedule = figures_of(table, columns, {planned_duration, actual_duration});
    } else if (at(columns, start) && has(columns, planned_end, actual_end)) {
        history.schedule = figures_of(table, columns, {start, planned_end, actual_end});
    }
    if (has(columns, planned_benefit, actual_benefit)) {
        history.benefit = figures_of(table, columns, {planned_benefit, actual_benefit});
    }
    if (at(columns, planned_effort)) {
        history.effort = figures_of(table, columns, {planned_effort});
    } else if (at(columns, planned_cost) && options.person_month_cost > 0) {
        history.effort = figures_of(table, columns, {planned_cost});
    }
}

//! Adds what a row says of a quantity. Whether it says something.
bool add(std::optional<HistoryFigures>& figures, const HistoryCell& cell, const CsvRow& row,
         const CsvTable& table) {
    if (const auto* gap = std::get_if<HistoryGap>(&cell)) {
        leave_out(figures->unused, *gap, row, table);
        return false;
    }
    const auto& figure = std::get<HistoryFigure>(cell);
    (figure.finished ? figures->finished : figures->unfinished).push_back(figure.value);
    return true;
}

void read_row(History& history, const CsvRow& row, const CsvTable& table, const HistoryRules& rules) {
    using enum HistoryColumn;
    const auto finished = is_finished(row, rules);
    if (const auto* gap = std::get_if<HistoryGap>(&finished)) {
        leave_out(history.unused, *gap, row, table);
        return;
    }
    const bool done = std::get<bool>(finished);
    const bool costs = has(rules.columns, planned_cost, actual_cost);
    bool used = false;
    if (history.cost) {
        used |= add(history.cost,
                    ratio_in(row, rules, costs ? planned_cost : planned_effort,
                             costs ? actual_cost : actual_effort, done, false),
                    row, table);
    }
    if (history.schedule) {
        used |= add(history.schedule, schedule_in(row, rules, done), row, table);
    }
    if (history.benefit) {
        used |= add(history.benefit, ratio_in(row, rules, planned_benefit, actual_benefit, done, true), row,
                    table);
    }
    if (history.effort) {
        used |= add(history.effort, effort_in(row, rules), row, table);
    }
    if (used) {
        ++history.used;
    } else {
        leave_out(history.unused, {"no figure of it can be used"}, row, table);
    }
}

//! Rows that stand there twice count once; a name may come back with other figures.
void read_rows(History& history, const CsvTable& table, const HistoryRules& rules) {
    std::map<std::vector<std::string>, int> seen;
    std::set<std::string> names;
    LeftOut repeated{"name stood before", 0, {}, {}};
    for (const CsvRow& row : table.rows) {
        std::vector<std::string> cells;
        for (const std::string& cell : row.cells) {
            cells.emplace_back(trimmed(cell));
        }
        if (!seen.emplace(cells, row.line).second) {
            leave_out(history.unused, {"the same as a row above, in every cell"}, row, table);
            continue;
        }
        const auto& name = at(history.columns, HistoryColumn::name);
        if (name && !cells[name->place].empty() && !names.insert(cells[name->place]).second) {
            ++repeated.rows;
            if (repeated.lines.size() < most_lines) {
                repeated.lines.push_back(row.line);
            }
        }
        read_row(history, row, table, rules);
    }
    if (repeated.rows > 0) {
        history.repeated_names = std::move(repeated);
    }
}

std::string nothing_to_compare(const CsvTable& table) {
    return fmt::format(
        "no two columns are known to be a plan and what came of it. {}: say which is which, --column "
        "planned_cost=HEADING --column actual_cost=HEADING (fundsim calibrate --help has all meanings)",
        table.heading.size() < 2
            ? "It has one column only: no comma, semicolon or tab stands in its first line"
            : "It has " + headings_text(table));
}

}  // namespace

HistoryReading read_history(std::string_view text, const std::string& file, const HistoryOptions& options) {
    CsvTable table = parse_csv(text);
    HistoryReading reading;
    if (table.faults.empty() && table.rows.empty()) {
        table.faults.push_back({1, "there are no rows below the heading"});
    }
    for (const CsvFault& fault : table.faults) {
        reading.faults.push_back({file, fault.line, 0, fault.what});
    }
    if (!reading.faults.empty()) {
        return reading;
    }
    ColumnsReading found = find_history_columns(table, options.columns);
    for (std::string& fault : found.faults) {
        reading.faults.push_back({file, 1, 0, std::move(fault)});
    }
    History history{.heading = table.heading, .columns = found.columns, .rows = table.rows.size()};
    open_quantities(history, table, options);
    if (reading.faults.empty() && !history.cost && !history.schedule && !history.benefit && !history.effort) {
        reading.faults.push_back({file, 1, 0, nothing_to_compare(table)});
    }
    NumbersReading numbers = history_numbers(table, file, number_places(history.columns), options.thousands);
    history.thousands = numbers.found;
    reading.faults.insert(reading.faults.end(), numbers.faults.begin(), numbers.faults.end());
    if (!reading.faults.empty()) {
        return reading;
    }
    read_rows(history, table, {history.columns, options, numbers.written});
    reading.history = std::move(history);
    return reading;
}

}  // namespace fundsim
