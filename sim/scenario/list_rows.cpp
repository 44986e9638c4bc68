#include "scenario/list_rows.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "parameters/initiative.hpp"
#include "parameters/text.hpp"
#include "scenario/faults.hpp"
#include "scenario/names.hpp"

namespace fundsim {

namespace {

constexpr double blank = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t most_lines = 5;  //!< shown for a reason

//! The text of a cell; empty where it says nothing or the list has no such column.
std::string_view cell_of(const CsvRow& row, const std::optional<std::size_t>& column) {
    return !column || says_nothing(row.cells[*column]) ? std::string_view{} : trimmed(row.cells[*column]);
}

//! Why a row is no initiative, and the cell that says so.
struct Refused {
    std::string reason;
    std::optional<std::size_t> column = {};
};

//! A cell's number; NaN when it is blank, nothing when it holds something else.
std::optional<double> number_in(const CsvRow& row, const std::optional<std::size_t>& column,
                                const CsvNumbers& written) {
    const std::string_view cell = cell_of(row, column);
    return cell.empty() ? std::optional(blank) : csv_number(cell, written).value;
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
std::variant<double, Refused> arrival_of(const CsvRow& row, const ListColumns& columns,
                                         const ListUnits& units) {
    double month = 0;
    if (columns.start) {
        const std::string_view cell = cell_of(row, columns.start);
        const auto start = parse_date(cell);
        if (!start) {
            return cell.empty() ? Refused{"no start date"}
                   : csv_number(cell, units.written).value
                       ? Refused{"start date is a number, as Excel keeps dates "
                                 "(write 2012-03-31)",
                                 columns.start}
                       : Refused{"start date cannot be read (write 2012-03-31)", columns.start};
        }
        month = months_between(*units.origin, *start);
        if (const std::string_view end_cell = cell_of(row, columns.end); !end_cell.empty()) {
            const auto end = parse_date(end_cell);
            if (!end) {
                return Refused{"end date cannot be read (write 2012-03-31)", columns.end};
            }
            if (*end < *start) {
                return Refused{"ends before it starts"};
            }
            if (*end < *units.origin) {
                return Refused{fmt::format("was to end before month 0 ({})", date_text(*units.origin))};
            }
        }
    } else if (columns.arrival) {
        const auto number = number_in(row, columns.arrival, units.written);
        if (!number) {
            return Refused{"month of arrival cannot be read as a number", columns.arrival};
        }
        if (std::isnan(*number)) {
            return Refused{"no month of arrival"};
        }
        month = *number;
    }
    if (month >= units.horizon_months) {
        return Refused{"starts after the horizon"};
    }
    return std::max(month, 0.0);
}

//! A name on one line: cells of a spreadsheet may have several, and any length.
std::string name_of_row(const CsvRow& row, const ListColumns& columns) {
    const std::string_view cell = cell_of(row, columns.name);
    if (cell.empty()) {
        return fmt::format("line {}", row.line);
    }
    std::string name(cell);
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    constexpr std::size_t dots = 3;
    return shortened(name, longest_name).size() < name.size() ? shortened(name, longest_name - dots) : name;
}

//! The initiative of a row, or why it is none.
std::variant<ListedInitiative, Refused> initiative_of(const CsvRow& row, const ListColumns& columns,
                                                      const ListUnits& units) {
    const auto arrival = arrival_of(row, columns, units);
    if (const auto* refused = std::get_if<Refused>(&arrival)) {
        return *refused;
    }
    const auto cost = number_in(row, columns.cost, units.written);
    const auto effort = number_in(row, columns.effort, units.written);
    const auto benefit = number_in(row, columns.benefit, units.written);
    const auto actual = number_in(row, columns.actual_cost, units.written);
    if (!cost || !effort || !benefit || !actual) {
        const auto& [column, what] = !cost      ? std::pair(columns.cost, "planned cost")
                                     : !effort  ? std::pair(columns.effort, "planned effort")
                                     : !benefit ? std::pair(columns.benefit, "benefit")
                                                : std::pair(columns.actual_cost, "actual cost");
        return Refused{fmt::format("{} cannot be read as a number", what), column};
    }
    const double from_cost = *cost * units.currency_per_unit / units.person_month_cost;
    const double planned = std::isnan(*effort) ? from_cost : *effort;
    if (planned < smallest_effort) {
        return Refused{fmt::format("planned effort below {} person-months", smallest_effort)};
    }
    if (planned > largest_effort) {
        return Refused{
            fmt::format("planned effort above {:g} person-months (is `scale` right?)", largest_effort)};
    }
    const double promised = *benefit * units.currency_per_unit;
    if (std::abs(promised) > largest_benefit) {
        return Refused{fmt::format("benefit above {:g} a year (is `scale` right?)", largest_benefit)};
    }
    if (*actual <= 0) {
        return Refused{"actual cost is not above 0"};
    }
    const double overrun = *actual * units.currency_per_unit / units.person_month_cost / planned;
    if (overrun > largest_overrun || overrun < smallest_overrun) {
        return Refused{fmt::format("actual cost is {} the planned one",
                                   overrun > 1 ? "over a million times" : "under a millionth of")};
    }
    return ListedInitiative{name_of_row(row, columns), std::get<double>(arrival), planned, promised, overrun};
}

//! The mark between thousands with which a cell would be a number; nothing for other cells.
std::string_view mark_that_would_do(std::string_view cell, char delimiter) {
    constexpr std::array<std::string_view, 4> marks{".", ",", " ", "'"};
    const auto found = std::find_if(marks.begin(), marks.end(), [&](std::string_view mark) {
        return cell.find(mark) != std::string_view::npos &&
               csv_number(cell, {delimiter, std::string(mark)}).value;
    });
    return found == marks.end() ? std::string_view{} : *found;
}

std::string cell_text(const CsvRow& row, const CsvTable& table, std::size_t column) {
    const std::string_view cell = trimmed(row.cells[column]);
    const bool number = csv_number(cell, {table.delimiter, {}}).value.has_value();
    const std::string_view mark = number ? std::string_view{} : mark_that_would_do(cell, table.delimiter);
    return fmt::format("{} in column {}{}", quoted_cell(cell), quoted_cell(table.heading[column]),
                       mark.empty() ? ""
                                    : fmt::format(", which takes thousands = \"{}\" in the scenario", mark));
}

void leave_out(ListReport& report, const Refused& why, const CsvRow& row, const CsvTable& table) {
    auto found = std::find_if(report.left_out.begin(), report.left_out.end(),
                              [&](const LeftOut& group) { return group.reason == why.reason; });
    if (found == report.left_out.end()) {
        found = report.left_out.insert(found, LeftOut{why.reason, 0, {}, {}});
    }
    ++found->rows;
    if (found->lines.size() == most_lines) {
        return;
    }
    found->lines.push_back(row.line);
    if (why.column) {
        found->cells.push_back(cell_text(row, table, *why.column));
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
        auto read = initiative_of(row, columns, known);
        if (const auto* why = std::get_if<Refused>(&read)) {
            leave_out(report, *why, row, table);
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

}  // namespace fundsim
