#include "scenario/list_rows.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <variant>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parameters/text.hpp"
#include "scenario/read_list.hpp"

namespace fundsim {

namespace {

constexpr double blank = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t most_lines = 5;  //!< shown for a reason

//! The text of a cell; empty where it says nothing or the list has no such column.
std::string_view cell_of(const CsvRow& row, const std::optional<std::size_t>& column) {
    return !column || says_nothing(row.cells[*column]) ? std::string_view{} : trimmed(row.cells[*column]);
}

//! A cell's number; NaN when it is blank, nothing when it holds something else.
std::optional<double> number_in(const CsvRow& row, const std::optional<std::size_t>& column, char delimiter) {
    const std::string_view cell = cell_of(row, column);
    return cell.empty() ? std::optional(blank) : csv_number(cell, delimiter);
}

std::optional<Date> earliest_start(const CsvTable& table, const ListColumns& columns) {
    std::optional<Date> earliest;
    for (const CsvRow& row : table.rows) {
        const auto start = parse_date(cell_of(row, columns.start));
        if (start && (!earliest || *start < *earliest)) {
            earliest = start;
        }
    }
    return earliest;
}

//! Month of arrival, or why the row has none.
std::variant<double, std::string> arrival_of(const CsvRow& row, const CsvTable& table,
                                             const ListColumns& columns, const ListUnits& units) {
    double month = 0;
    if (columns.start) {
        const std::string_view cell = cell_of(row, columns.start);
        const auto start = parse_date(cell);
        if (!start) {
            return std::string(cell.empty() ? "no start date"
                                            : "start date cannot be read (write 2012-03-31)");
        }
        month = months_between(*units.origin, *start);
        if (const std::string_view end_cell = cell_of(row, columns.end); !end_cell.empty()) {
            const auto end = parse_date(end_cell);
            if (!end) {
                return std::string("end date cannot be read (write 2012-03-31)");
            }
            if (*end < *start) {
                return std::string("ends before it starts");
            }
            if (*end < *units.origin) {
                return fmt::format("was to end before month 0 ({})", date_text(*units.origin));
            }
        }
    } else if (columns.arrival) {
        const auto number = number_in(row, columns.arrival, table.delimiter);
        if (!number) {
            return std::string("month of arrival cannot be read");
        }
        if (std::isnan(*number)) {
            return std::string("no month of arrival");
        }
        month = *number;
    }
    if (month >= units.horizon_months) {
        return std::string("starts after the horizon");
    }
    return std::max(month, 0.0);
}

//! The initiative of a row, or why it is none.
std::variant<ListedInitiative, std::string>
initiative_of(const CsvRow& row, const CsvTable& table, const ListColumns& columns, const ListUnits& units) {
    const auto arrival = arrival_of(row, table, columns, units);
    if (const auto* reason = std::get_if<std::string>(&arrival)) {
        return *reason;
    }
    const auto cost = number_in(row, columns.cost, table.delimiter);
    const auto effort = number_in(row, columns.effort, table.delimiter);
    const auto benefit = number_in(row, columns.benefit, table.delimiter);
    const auto actual = number_in(row, columns.actual_cost, table.delimiter);
    if (!cost || !effort || !benefit || !actual) {
        return fmt::format("{} cannot be read as a number", !cost      ? "planned cost"
                                                            : !effort  ? "planned effort"
                                                            : !benefit ? "benefit"
                                                                       : "actual cost");
    }
    const double from_cost = *cost * units.currency_per_unit / units.person_month_cost;
    const double planned = std::isnan(*effort) ? from_cost : *effort;
    if (planned < smallest_effort) {
        return fmt::format("planned effort below {} person-months", smallest_effort);
    }
    if (*actual <= 0) {
        return std::string("actual cost is not above 0");
    }
    const double overrun = *actual * units.currency_per_unit / units.person_month_cost / planned;
    const std::string_view name = cell_of(row, columns.name);
    return ListedInitiative{name.empty() ? fmt::format("line {}", row.line) : std::string(name),
                            std::get<double>(arrival), planned, *benefit * units.currency_per_unit, overrun};
}

void leave_out(ListReport& report, const std::string& reason, int line) {
    auto found = std::find_if(report.left_out.begin(), report.left_out.end(),
                              [&](const LeftOut& group) { return group.reason == reason; });
    if (found == report.left_out.end()) {
        found = report.left_out.insert(found, LeftOut{reason, 0, {}});
    }
    ++found->rows;
    if (found->lines.size() < most_lines) {
        found->lines.push_back(line);
    }
}

}  // namespace

std::vector<ListedInitiative> listed_initiatives(const CsvTable& table, const ListColumns& columns,
                                                 const ListUnits& units, ListReport& report) {
    ListUnits known = units;
    if (columns.start && !known.origin) {
        known.origin = earliest_start(table, columns).value_or(Date{1970, 1, 1});
    }
    report.origin_date = columns.start ? date_text(*known.origin) : std::string{};
    std::vector<ListedInitiative> initiatives;
    for (const CsvRow& row : table.rows) {
        ++report.read;
        auto read = initiative_of(row, table, columns, known);
        if (const auto* reason = std::get_if<std::string>(&read)) {
            leave_out(report, *reason, row.line);
            continue;
        }
        auto& initiative = std::get<ListedInitiative>(read);
        ++report.used;
        report.without_effort += std::isnan(initiative.effort) ? 1 : 0;
        report.without_benefit += std::isnan(initiative.benefit) ? 1 : 0;
        report.at_the_start += initiative.arrival_month == 0 ? 1 : 0;
        initiatives.push_back(std::move(initiative));
    }
    return initiatives;
}

std::string list_text(const ListReport& report) {
    if (report.read == 0) {
        return {};
    }
    std::string text =
        fmt::format("{}: {} rows read, {} used, {} left out\n", report.file.empty() ? "list" : report.file,
                    report.read, report.used, report.read - report.used);
    for (const LeftOut& group : report.left_out) {
        const bool all = group.lines.size() == group.rows;
        text += fmt::format("  {} left out: {} (line{} {}{})\n", group.rows, group.reason,
                            group.rows == 1 ? "" : "s", fmt::join(group.lines, ", "), all ? "" : ", ...");
    }
    if (!report.origin_date.empty()) {
        text += fmt::format("  month 0 is {}; {} of the rows used were known by then\n", report.origin_date,
                            report.at_the_start);
    }
    if (report.without_effort > 0) {
        text += fmt::format("  {} without a planned effort: drawn from `effort`\n", report.without_effort);
    }
    if (report.without_benefit > 0) {
        text += fmt::format("  {} without a benefit: business case drawn\n", report.without_benefit);
    }
    return text;
}

}  // namespace fundsim
