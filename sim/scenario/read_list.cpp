#include "scenario/read_list.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/play/overhead.hpp"
#include "parameters/characters.hpp"
#include "parameters/initiative.hpp"
#include "scenario/column.hpp"
#include "scenario/list_rows.hpp"
#include "scenario/names.hpp"
#include "scenario/numbers.hpp"
#include "scenario/sections.hpp"

namespace fundsim {

namespace {

constexpr double blank = std::numeric_limits<double>::quiet_NaN();

std::optional<std::size_t>& column_called(ListColumns& columns, std::string_view key) {
    return key == "name"      ? columns.name
           : key == "start"   ? columns.start
           : key == "end"     ? columns.end
           : key == "arrival" ? columns.arrival
           : key == "cost"    ? columns.cost
           : key == "effort"  ? columns.effort
           : key == "benefit" ? columns.benefit
                              : columns.actual_cost;
}

bool is_column(std::string_view key) {
    const auto names = form_names("columns");
    return std::find(names.begin(), names.end(), key) != names.end();
}

//! Columns as the scenario names them; without `columns`, those headed by the words themselves.
std::optional<ListColumns> columns_of(Reading& reading, const Node& section, const Node& list,
                                      const CsvTable& table) {
    ListColumns columns;
    const std::size_t complaints_before = reading.complaints;
    const Node* mapping = child_of(section, "columns");
    if (mapping == nullptr) {
        bool found = false;
        for (std::size_t i = 0; i < table.heading.size(); ++i) {
            const std::string key = caseless(table.heading[i]);
            if (is_column(key)) {
                found = true;
                column_called(columns, key) = i;
            }
        }
        if (!found) {
            complain(
                reading, list.place,
                fmt::format(
                    "{} has no column that is called as one of a list ({}): say which is which, columns = "
                    "{{ name = \"Project\", cost = \"Budget\" }}{}",
                    list.text, fmt::join(form_names("columns"), ", "),
                    table.heading.size() == 1 ? std::string{} : ". It has " + headings_text(table)));
        }
    } else if (mapping->type != NodeType::table) {
        complain(reading, mapping->place,
                 "columns is written { name = \"project\", cost = \"planned_cost\" }");
    } else {
        for (const Node& heading : mapping->children) {
            if (is_column(heading.key)) {
                column_called(columns, heading.key) = find_column(reading, table, list.text, heading);
            } else {
                complain_of_unknown(reading, heading, "columns");
            }
        }
    }
    if (columns.start && columns.arrival) {
        complain(reading, mapping == nullptr ? list.place : mapping->place,
                 "start and arrival both say when an initiative becomes known: map one of them");
    }
    if (columns.end && !columns.start) {
        complain(reading, mapping == nullptr ? list.place : mapping->place, "end is of no use without start");
    }
    return reading.complaints == complaints_before ? std::optional(columns) : std::nullopt;
}

//! Scale and origin; nothing after a fault.
std::optional<ListUnits> units_of(Reading& reading, const Node& section, const Organisation& organisation) {
    ListUnits units{1, organisation.person_month_cost, organisation.horizon_months, {}};
    if (const Node* scale = child_of(section, "scale")) {
        const auto value = read_number(reading, *scale, "scale");
        if (!value || !(*value > 0)) {
            if (value) {
                complain(reading, scale->place,
                         "scale must be above 0: it turns the list's money into the scenario's");
            }
            return std::nullopt;
        }
        units.currency_per_unit = *value;
    }
    if (const Node* date = child_of(section, "origin_date")) {
        const bool dated = date->type == NodeType::date || date->type == NodeType::text;
        units.origin = dated ? parse_date(date->text) : std::nullopt;
        if (!units.origin) {
            complain(reading, date->place, "origin_date is the day that is month 0, written 2010-01-01");
            return std::nullopt;
        }
    }
    return units;
}

//! Whether no number may be read in two ways and no name holds what nobody sees.
bool sound_cells(Reading& reading, const CsvFile& file, const ListColumns& columns,
                 const CsvNumbers& written) {
    const std::size_t complaints_before = reading.complaints;
    for (const auto& column :
         {columns.arrival, columns.cost, columns.effort, columns.benefit, columns.actual_cost}) {
        if (column) {
            complain_of_ambiguous(reading, file, *column, written);
        }
    }
    for (const CsvRow& row : file.table.rows) {
        const std::string fault = columns.name ? unseen_in(row.cells[*columns.name]) : std::string{};
        if (!fault.empty()) {
            complain(reading, {file.origin, row.line, 0},
                     fmt::format("{} in column {} {}", quoted_cell(row.cells[*columns.name]),
                                 quoted_cell(file.table.heading[*columns.name]), fault));
        }
    }
    return reading.complaints == complaints_before;
}

void read_file(Reading& reading, const Node& section, const Node& list, const Organisation& organisation,
               Opportunities& opportunities, ListReport& report) {
    auto units = units_of(reading, section, organisation);
    const auto file = read_csv(reading, list);
    if (!units || !file) {
        return;
    }
    const auto columns = columns_of(reading, section, list, file->table);
    const auto written = numbers_in(reading, file->table, child_of(section, "thousands"));
    if (!columns || !written || std::isnan(units->person_month_cost) ||
        !sound_cells(reading, *file, *columns, *written)) {
        return;  // the faults are noted where they are
    }
    units->written = *written;
    report.file = list.text;
    opportunities.listed = listed_initiatives(file->table, *columns, *units, report);
    if (opportunities.listed.empty()) {
        std::string why;
        for (const LeftOut& group : report.left_out) {
            why += fmt::format("{} {} of them {}", why.empty() ? ":" : ",", group.rows, group.reason);
            why += group.cells.empty()
                       ? ""
                       : fmt::format(" (line {}: {})", group.lines.front(), group.cells.front());
        }
        complain(reading, list.place,
                 fmt::format("none of the {} rows of {} can be used{}", report.read, list.text, why));
    }
}

void read_row(Reading& reading, const Node& row, std::size_t number, const Organisation& organisation,
              std::vector<ListedInitiative>& listed, ListReport& report) {
    if (row.type != NodeType::table) {
        complain(reading, row.place,
                 fmt::format("a row of the list must be a table, not {}", name_of(row.type)));
        return;
    }
    ListedInitiative initiative{fmt::format("row {}", number), 0, blank, blank, blank};
    const std::size_t complaints_before = reading.complaints;
    for (const Node& cell : row.children) {
        double* target = cell.key == "arrival_month" ? &initiative.arrival_month
                         : cell.key == "effort"      ? &initiative.effort
                         : cell.key == "benefit"     ? &initiative.benefit
                         : cell.key == "overrun"     ? &initiative.overrun
                                                     : nullptr;
        if (cell.key == "name") {
            initiative.name = read_name(reading, cell, "name").value_or("");
        } else if (target == nullptr) {
            complain_of_unknown(reading, cell, "list");
        } else if (const auto value = read_number(reading, cell, cell.key)) {
            *target = *value;
        }
    }
    for (std::string& fault : faults_of(initiative)) {
        complain(reading, row.place, std::move(fault));
    }
    if (reading.complaints > complaints_before) {
        return;
    }
    ++report.read;
    if (initiative.arrival_month >= organisation.horizon_months) {
        if (report.left_out.empty()) {
            report.left_out.push_back({"starts after the horizon", 0, {}});
        }
        ++report.left_out.front().rows;
        report.left_out.front().lines.push_back(row.place.line);
        return;
    }
    ++report.used;
    report.without_effort += std::isnan(initiative.effort) ? 1 : 0;
    report.without_benefit += std::isnan(initiative.benefit) ? 1 : 0;
    listed.push_back(std::move(initiative));
}

void read_rows(Reading& reading, const Node& section, const Node& list, const Organisation& organisation,
               Opportunities& opportunities, ListReport& report) {
    for (const std::string_view key : {"columns", "scale", "origin_date", "thousands"}) {
        if (const Node* setting = child_of(section, key)) {
            complain(reading, setting->key_place,
                     fmt::format("{} is for a list in a file, this one's rows stand in the scenario", key));
        }
    }
    if (list.children.empty()) {
        complain(reading, list.place, "list is empty: leave it out, or give it rows");
    }
    const std::size_t complaints_before = reading.complaints;
    for (std::size_t i = 0; i < list.children.size(); ++i) {
        read_row(reading, list.children[i], i + 1, organisation, opportunities.listed, report);
    }
    if (opportunities.listed.empty() && !list.children.empty() && reading.complaints == complaints_before) {
        complain(reading, list.place,
                 "none of the rows of the list can be used: all of them start after the horizon");
    }
}

//! Where the scenario gives no effort, the list's own efforts are its distribution.
void effort_from_list(Reading& reading, const Node& section, const Node& list, Opportunities& opportunities) {
    if (child_of(section, "effort") != nullptr || opportunities.listed.empty()) {
        return;
    }
    std::vector<double> efforts;
    for (const ListedInitiative& initiative : opportunities.listed) {
        if (!std::isnan(initiative.effort)) {
            efforts.push_back(initiative.effort);
        }
    }
    if (efforts.empty()) {
        complain(reading, list.place,
                 "the list gives no cost or effort and opportunities.effort is missing: give one");
        return;
    }
    std::sort(efforts.begin(), efforts.end());
    opportunities.effort = {.shape = Shape::empirical, .values = std::move(efforts)};
}

}  // namespace

void read_list(Reading& reading, const Node& root, const Organisation& organisation,
               Opportunities& opportunities, ListReport& report) {
    const Node* section = child_of(root, "opportunities");
    if (section == nullptr || section->type != NodeType::table) {
        return;
    }
    const Node* list = child_of(*section, "list");
    if (list == nullptr) {
        for (const std::string_view key : {"columns", "scale", "origin_date", "thousands"}) {
            if (const Node* setting = child_of(*section, key)) {
                complain(reading, setting->key_place, fmt::format("{} is of no use without a list", key));
            }
        }
        return;
    }
    if (list->type == NodeType::text) {
        read_file(reading, *section, *list, organisation, opportunities, report);
    } else if (list->type == NodeType::array) {
        read_rows(reading, *section, *list, organisation, opportunities, report);
    } else {
        complain(reading, list->place,
                 fmt::format("list must be the name of a CSV file, not {}", name_of(list->type)));
    }
    effort_from_list(reading, *section, *list, opportunities);
    for (const ListedInitiative& initiative : opportunities.listed) {
        report.totals.effort += std::isnan(initiative.effort) ? 0 : initiative.effort;
        report.totals.benefit += std::isnan(initiative.benefit) ? 0 : initiative.benefit;
    }
    report.totals.cost = report.totals.effort * organisation.person_month_cost;
}

void add_months(ListReport& report, const Organisation& organisation,
                const std::vector<FundingModel>& models) {
    bool first = true;
    for (const FundingModel& model : models) {
        const double people = slots_of(organisation, model.levers.overhead) * organisation.team_size;
        const double months = report.totals.effort / people;
        report.totals.least_months = first ? months : std::min(report.totals.least_months, months);
        report.totals.most_months = first ? months : std::max(report.totals.most_months, months);
        first = false;
    }
}

}  // namespace fundsim
