#include <algorithm>
#include <cmath>

#include "outlets/sheets.hpp"
#include "parameters/distribution_text.hpp"
#include "parameters/explain.hpp"
#include "parameters/sentence.hpp"
#include "parameters/table.hpp"
#include "parameters/words.hpp"

namespace fundsim {

namespace {

//! A column of lever values: a model, or one side of its transition.
struct LeverColumn {
    std::string name;
    const Levers* levers;
    const Transition* transition;
};

std::vector<LeverColumn> lever_columns(const Scenario& scenario) {
    std::vector<LeverColumn> out;
    for (const FundingModel& model : scenario.models) {
        const Transition* moves = model.transition ? &*model.transition : nullptr;
        out.push_back({model.name + (moves != nullptr ? ", before it moves" : ""), &model.levers, moves});
        if (moves != nullptr) {
            out.push_back({model.name + ", after it has moved", &moves->to, nullptr});
        }
    }
    return out;
}

//! The value at an entry, as a number where it is one.
Cell value_cell(const Parameter& parameter, double value) {
    return parameter.kind == Kind::flag || parameter.kind == Kind::choice
               ? text_cell(value_text(parameter, value), Look::value)
           : std::isinf(value) ? text_cell("unlimited", Look::value)
                               : number_cell(value, Look::value);
}

std::vector<Cell> about(const Parameter& parameter) {
    return {
        text_cell(std::string(parameter.unit), Look::note),
        text_cell(parameter.kind == Kind::flag ? "true or false" : range_text(parameter.range), Look::note),
        text_cell(evidence_text(parameter), Look::note),
        text_cell(std::string(name_of(parameter.grade)), Look::note),
        text_cell(std::string(parameter.meaning), Look::note),
        text_cell(std::string(parameter.source), Look::note)};
}

//! The heads of a table of parameters, with their widths; it stays in view.
void begin_table(Sheet& sheet, std::vector<std::string> values) {
    values.insert(values.begin(), "Parameter");
    for (const char* head :
         {"Unit", "May be", "Plausible", "Grade", "Meaning", "Where the default comes from"}) {
        values.push_back(head);
    }
    add_heads(sheet, values);
    sheet.frozen_rows = sheet.rows.size();
    sheet.frozen_columns = 1;
    for (const double width : {20.0, 14.0, 26.0, 8.0, 80.0, 110.0}) {
        sheet.widths.push_back(width);
    }
}

//! A row: the parameter, its values, and what is known of it.
void add_parameter(Sheet& sheet, const Parameter& parameter, std::vector<Cell> values) {
    values.insert(values.begin(), text_cell(std::string(parameter.name), Look::label));
    for (Cell& cell : about(parameter)) {
        values.push_back(std::move(cell));
    }
    add_row(sheet, std::move(values));
}

//! Characters of a distribution; the sheet Scenario has all of it.
constexpr std::size_t longest_shown = 1'000;

constexpr const char* grades = "Grades: A primary source or public data, B secondary source, C assumption "
                               "without a source, - the scenario's own "
                               "figure or what defines a funding model. They are what was simulated: "
                               "changing them here changes nothing.";

}  // namespace

Sheet assumptions_sheet(const Scenario& scenario) {
    Sheet sheet{.name = "Assumptions", .widths = {30, 60}};
    add_row(sheet, {text_cell("Assumptions about organisation and opportunities", Look::title)});
    add_paragraph(sheet, grades);
    add_row(sheet);
    begin_table(sheet, {"Value"});
    for (const Parameter& parameter : organisation_parameters()) {
        add_parameter(sheet, parameter, {value_cell(parameter, value_of(parameter, scenario.organisation))});
    }
    for (const Parameter& parameter : opportunity_parameters()) {
        add_parameter(
            sheet, parameter,
            {parameter.kind == Kind::distribution
                 ? text_cell(shortened(distribution_toml(distribution_of(parameter, scenario.opportunities)),
                                       longest_shown),
                             Look::wrapped)
                 : value_cell(parameter, value_of(parameter, scenario.opportunities))});
    }
    return sheet;
}

Sheet levers_sheet(const Scenario& scenario) {
    const std::vector<LeverColumn> columns = lever_columns(scenario);
    Sheet sheet{.name = "Levers", .widths = {30}};
    sheet.widths.resize(1 + columns.size(), 18);
    add_row(sheet, {text_cell("Levers of the funding models", Look::title)});
    add_paragraph(sheet, grades);
    add_row(sheet);
    std::vector<std::string> names;
    for (const LeverColumn& column : columns) {
        names.push_back(column.name);
    }
    begin_table(sheet, names);
    for (const auto& part : {funding_parameters(), practice_parameters()}) {
        for (const Parameter& parameter : part) {
            std::vector<Cell> values;
            for (const LeverColumn& column : columns) {
                values.push_back(value_cell(parameter, value_of(parameter, *column.levers)));
            }
            add_parameter(sheet, parameter, std::move(values));
        }
    }
    for (const Parameter& parameter : transition_parameters()) {
        std::vector<Cell> values;
        bool any = false;
        for (const LeverColumn& column : columns) {
            any = any || column.transition != nullptr;
            values.push_back(column.transition == nullptr
                                 ? Cell{}
                                 : value_cell(parameter, value_of(parameter, *column.transition)));
        }
        if (any) {
            add_parameter(sheet, parameter, std::move(values));
        }
    }
    return sheet;
}

Sheet scenario_sheet(const std::string& toml) {
    // A cell holds 32,767 characters. Long lines are lists of numbers, which TOML lets go on in the next one.
    constexpr std::size_t longest = 8'000;
    Sheet sheet{.name = "Scenario", .widths = {120}};
    add_row(sheet, {text_cell("Scenario", Look::title)});
    add_paragraph(
        sheet,
        "With every default written out. Saved as a text file it can be run again: fundsim run FILE.toml.");
    add_row(sheet);
    sheet.frozen_rows = sheet.rows.size();
    for (std::size_t at = 0; at < toml.size();) {
        std::size_t end = std::min(toml.find('\n', at), toml.size());
        std::size_t next = end + 1;
        if (end - at > longest) {
            const std::size_t comma = toml.rfind(", ", at + longest);
            const bool within_list = comma != std::string::npos && comma > at && toml[comma - 1] >= '0' &&
                                     toml[comma - 1] <= '9' && toml.find('[', at) < comma;
            end = within_list ? comma + 1 : end;
            next = within_list ? comma + 2 : next;
        }
        add_row(sheet, {text_cell(toml.substr(at, end - at))});
        at = next;
    }
    return sheet;
}

}  // namespace fundsim
