#include "outlets/sheets.hpp"

namespace fundsim {

namespace {

constexpr std::size_t value_column = 1;

struct Policy {
    const char* what;
    double share;
    const char* meaning;
};

// Usual practice: what is built is capitalised once it is authorised, looking for ideas never is.
constexpr std::array<Policy, capitalised_kinds> policies{{
    {"Discovery: looking, and experiments", 0, "research is expensed (IAS 38.54)"},
    {"Scope work before any evidence", 1,
     "0% where benefits have to be shown to be probable first (IAS 38.57 read strictly)"},
    {"Scope work after evidence", 1,
     "development, once six conditions hold (IAS 38.57); US GAAP: once authorised "
     "and its completion probable (ASU 2025-06)"},
    {"Further attempts after a release", 1, "0% where they count as upkeep"},
}};
constexpr double useful_life = 5;  //!< years

}  // namespace

InputsSheet inputs_sheet(const Scenario& scenario) {
    InputsSheet out{{.name = "Inputs", .widths = {42, 12, 14, 90}}, {}};
    Sheet& sheet = out.sheet;
    add_row(sheet, {text_cell("Inputs", Look::title)});
    add_paragraph(
        sheet,
        "Yellow cells may be changed; present values, cash and profit follow at once. Decisions stay as they "
        "were simulated: who funds and stops what at another discount rate only a new run tells (fundsim run "
        "SCENARIO.toml --set organisation.discount_rate=0.10). Percentiles and chances on other sheets are "
        "simulated and fixed.");
    add_row(sheet);
    add_heads(sheet, {"Input", "Value", "As simulated", "What it does"});
    sheet.frozen_rows = sheet.rows.size();
    const double rate = scenario.organisation.discount_rate;
    const std::size_t at =
        add_row(sheet, {text_cell("Discount rate, real, per year", Look::label),
                        number_cell(rate, Look::input_percent), number_cell(rate, Look::rate),
                        text_cell("moves present values on this sheet's flows", Look::note)});
    sheet.allowed.push_back({at, value_column, -0.5, 1, false, "A share between -50% and 100%"});
    out.inputs.rate = {cell_name(sheet, at, value_column), rate};
    out.inputs.simulated_rate = {cell_name(sheet, at, value_column + 1), rate};
    add_row(sheet);
    add_row(sheet, {text_cell("Share that is capitalised of", Look::section),
                    {},
                    {},
                    text_cell("moves profit between years, never cash and present values", Look::note)});
    for (std::size_t i = 0; i < policies.size(); ++i) {
        const std::size_t row = add_row(sheet, {text_cell(policies[i].what, Look::label),
                                                number_cell(policies[i].share, Look::input_percent),
                                                {},
                                                text_cell(policies[i].meaning, Look::note)});
        sheet.allowed.push_back({row, value_column, 0, 1, false, "A share between 0% and 100%"});
        out.inputs.capitalised[i] = {cell_name(sheet, row, value_column), policies[i].share};
    }
    const std::size_t row = add_row(
        sheet, {text_cell("Useful life, whole years", Look::label),
                number_cell(useful_life, Look::input_years),
                {},
                text_cell("straight line, half a year's share in the first year and the last; an assumption",
                          Look::note)});
    sheet.allowed.push_back({row, value_column, 1, 20, true, "Whole years, 1 to 20"});
    out.inputs.life = {cell_name(sheet, row, value_column), useful_life};
    add_row(sheet);
    add_paragraph(sheet,
                  "Waiting, idle people, running, overhead and interventions are expensed in every model.",
                  Look::note);
    return out;
}

}  // namespace fundsim
