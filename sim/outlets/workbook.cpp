#include "outlets/workbook.hpp"

#include <algorithm>
#include <cmath>

#include "findings/comparison.hpp"
#include "outlets/sheets.hpp"
#include "outlets/unfinished.hpp"

namespace fundsim {

namespace {

bool all_finite(const std::vector<double>& values) {
    return std::all_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); });
}

std::string fault_of(const FlowSummary& flows) {
    if (flows.years == 0) {
        return "its flows were not recorded";
    }
    return all_finite(flows.income) && all_finite(flows.outlay)
               ? std::string{}
               : "some of its flows have no end, which no sheet can add up: give them one with "
                 "--set organisation.tail_months=240, or some erosion";
}

//! As many as figures of this size need to show three digits or so.
int decimals_of(const FlowSummary& flows) {
    double largest = 0;
    for (const double value : flows.outlay) {
        largest = std::max(largest, std::abs(value));
    }
    int decimals = 0;
    for (double scale = 1'000; decimals < 4 && largest > 0 && largest < scale; scale /= 10) {
        ++decimals;
    }
    return decimals;
}

}  // namespace

Sheet charts_sheet(const OutputsSheet& outputs) {
    constexpr std::size_t rows_of_one = 26;
    Sheet sheet{.name = "Charts", .widths = std::vector<double>(11, 12.0)};
    for (Chart chart : outputs.charts) {
        chart.row = sheet.page_breaks.empty() ? 0 : sheet.page_breaks.back();
        chart.column = 0;
        chart.width = 950;
        chart.height = 500;
        sheet.page_breaks.push_back(chart.row + rows_of_one);
        sheet.charts.push_back(std::move(chart));
    }
    return sheet;
}

Sheet summary_sheet(const Basis& basis, const ChecksSheet& checks) {
    const StoredResults& results = basis.results;
    const Scenario& scenario = results.scenario;
    const std::string& currency = scenario.currency;
    const Brief brief = brief_of(scenario, results.summary, basis.audit);
    Sheet sheet{.name = "Summary", .widths = {44, 15, 15, 15, 15, 15, 15, 15}};
    add_row(sheet, {text_cell(scenario.title, Look::title)});
    add_paragraph(sheet, brief.title, Look::note);
    if (const std::string unfinished = unfinished_text(results.summary); !unfinished.empty()) {
        add_paragraph(sheet, unfinished);
    }
    add_row(sheet);
    add_paragraph(sheet, brief.verdict);
    if (!brief.point.empty()) {
        add_paragraph(sheet, brief.point);
    }
    add_row(sheet);
    add_heads(sheet, {"Model", "NPV, " + currency + " (formula)", "per " + currency + " paid out (formula)",
                      "1 future in 20 is below (fixed)", "1 future in 20 is above (fixed)",
                      "chance of a loss (fixed)"});
    for (std::size_t m = 0; m < results.summary.models.size(); ++m) {
        const ModelBooks& books = basis.calculation.models[m];
        const NpvSummary& npv = results.summary.models[m].npv;
        add_row(sheet, {text_cell(results.summary.models[m].name, Look::label),
                        formula_cell(books.npv.name, books.npv.value, Look::money), per_outlay_cell(books),
                        number_cell(npv.p5, Look::money), number_cell(npv.p95, Look::money),
                        number_cell(npv.probability_of_loss.value, Look::percent)});
    }
    add_row(sheet);
    add_row(sheet, {{Formula{checks.verdict, 0, checks.words}, Look::verdict}});
    add_row(sheet);
    for (const Finding& reason : brief.reasons) {
        add_paragraph(sheet, "•  " + reason.sentence);
    }
    if (!brief.against.empty()) {
        add_paragraph(sheet, brief.against);
    }
    for (const std::string& sentence : brief.moving) {
        add_paragraph(sheet, sentence);
    }
    if (!brief.late.empty()) {
        add_paragraph(sheet, brief.late);
    }
    add_row(sheet);
    add_row(sheet, {text_cell("What is live here, and what is not", Look::section)});
    add_paragraph(sheet, "Live: present values, cash and profit, by formulas on the mean flows of the run. "
                         "Change the discount "
                         "rate, the capitalisation policy or the useful life on the sheet Inputs.");
    add_paragraph(sheet,
                  "Fixed: percentiles, chances and all that is called simulated. Decisions stay as they were "
                  "simulated: "
                  "another discount rate moves present values here, not what anybody would have funded.");
    add_row(sheet);
    add_paragraph(sheet,
                  "fundsim " + results.program_version + ", scenario " +
                      results.scenario_sha256.substr(0, 12) + ", seed " +
                      std::to_string(results.summary.seed) + ", made by: " + results.command,
                  Look::note);
    return sheet;
}

Workbook workbook_of(const StoredResults& results) {
    if (const std::string fault = fault_of(results.summary.flows); !fault.empty()) {
        return {{}, fault};
    }
    const Scenario& scenario = results.scenario;
    Basis basis{results,
                fairness(scenario, results.summary),
                inputs_sheet(scenario),
                flows_sheet(scenario, results.summary),
                {}};
    basis.calculation = calculation_sheet(scenario, basis.inputs.inputs, basis.flows);
    const OutputsSheet outputs = outputs_sheet(basis);
    const ChecksSheet checks = checks_sheet(basis);
    Book book{.title = scenario.title,
              .subject = "Ways of funding product work, compared",
              .comments = results.command,
              .created_utc = results.created_utc,
              .money_decimals = decimals_of(results.summary.flows),
              .sheets = {summary_sheet(basis, checks), charts_sheet(outputs), basis.inputs.sheet,
                         assumptions_sheet(scenario), levers_sheet(scenario), basis.flows.sheet,
                         basis.calculation.sheet, outputs.sheet}};
    if (results.summary.initiatives.count > 0) {
        book.sheets.push_back(initiatives_sheet(scenario, results.summary));
    }
    for (Sheet sheet : {simulated_sheet(basis), checks.sheet, scenario_sheet(results.scenario_toml)}) {
        book.sheets.push_back(std::move(sheet));
    }
    return {std::move(book), {}};
}

}  // namespace fundsim
