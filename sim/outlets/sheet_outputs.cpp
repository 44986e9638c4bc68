#include <algorithm>
#include <cmath>

#include "findings/comparison.hpp"
#include "findings/finding.hpp"
#include "outlets/sheets.hpp"

namespace fundsim {

namespace {

// Told apart by those who do not see all colours (Okabe & Ito 2008), from dark to light.
constexpr std::array<unsigned, 8> colours{0x1A1A1A, 0x0072B2, 0xD55E00, 0x009E73,
                                          0xCC79A7, 0x56B4E9, 0xE69F00, 0x999999};
constexpr unsigned rising = 0x009E73, falling = 0xD55E00, standing = 0x4D4D4D;

const std::string& model_name(const Basis& basis, std::size_t model) {
    return basis.results.summary.models[model].name;
}

void add_values(Sheet& sheet, const Basis& basis) {
    const std::string& currency = basis.results.scenario.currency;
    const std::string& first = model_name(basis, 0);
    add_row(sheet, {text_cell("Net present value (formulas)", Look::section)});
    add_heads(sheet,
              {"Model", "NPV, " + currency, "NPV per " + currency + " paid out", "NPV less that of " + first,
               "Income, undiscounted", "Paid out, undiscounted", "Deepest point in the red, at year ends"});
    const std::size_t first_row = sheet.rows.size();
    for (std::size_t m = 0; m < basis.calculation.models.size(); ++m) {
        const ModelBooks& books = basis.calculation.models[m];
        const ModelFlows& flows = basis.flows.models[m];
        const std::size_t row = sheet.rows.size();
        const auto sum = [&](const YearRow& of) {
            return formula_cell(basis.flows.sheet.name + "!" + cell_name(of.row, 1), total(of), Look::money);
        };
        const Sheet& calculation = basis.calculation.sheet;
        const YearRow& so_far = books.cumulative_net;
        const std::string range = range_name(calculation, so_far.row, first_year, so_far.row,
                                             first_year + so_far.values.size() - 1);
        const double deepest = *std::min_element(so_far.values.begin(), so_far.values.end());
        add_row(sheet, {text_cell(model_name(basis, m), Look::label),
                        formula_cell(books.npv.name, books.npv.value, Look::money), per_outlay_cell(books),
                        formula_cell(cell_name(row, 1) + "-" + cell_name(first_row, 1),
                                     books.npv.value - basis.calculation.models[0].npv.value, Look::money),
                        sum(flows.income), sum(flows.outlay),
                        formula_cell("MIN(0,MIN(" + range + "))", std::min(0.0, deepest), Look::money)});
    }
    add_row(sheet);
}

void add_chances(Sheet& sheet, const Basis& basis) {
    const Summary& summary = basis.results.summary;
    add_row(sheet,
            {text_cell("What can happen (simulated at the scenario's discount rate; fixed)", Look::section)});
    add_heads(sheet, {"Model", "NPV: 1 future in 20 is below", "median", "1 future in 20 is above",
                      "mean of the worst 1 in 20", "chance of a loss",
                      "ahead of " + model_name(basis, 0) + ", share of futures"});
    for (std::size_t m = 0; m < summary.models.size(); ++m) {
        const NpvSummary& npv = summary.models[m].npv;
        double ahead = std::nan("");
        for (const PairSummary& pair : summary.paired) {
            ahead = pair.a == m && pair.b == 0 ? pair.probability_a_ahead.value : ahead;
        }
        add_row(sheet, {text_cell(model_name(basis, m), Look::label), number_cell(npv.p5, Look::money),
                        number_cell(npv.p50, Look::money), number_cell(npv.p95, Look::money),
                        number_cell(npv.cvar5, Look::money),
                        number_cell(npv.probability_of_loss.value, Look::percent),
                        number_cell(ahead, Look::percent)});
    }
    add_row(sheet);
}

//! Years that have a column of their own here: those with work, and a few after it.
std::size_t shown_years(const Basis& basis) {
    return std::min((basis.results.summary.series.months + 11) / 12 + 3, basis.results.summary.flows.years);
}

//! A row a model that follows a row of the calculation, and a chart of it.
Chart add_by_year(Sheet& sheet, const Basis& basis, const std::string& title,
                  const YearRow ModelBooks::*row_of, ChartKind kind) {
    const std::size_t years = shown_years(basis);
    add_row(sheet,
            {text_cell(title + ", " + basis.results.scenario.currency + " (formulas)", Look::section)});
    std::vector<Cell> head{text_cell("Model", Look::head)};
    for (std::size_t year = 0; year < years; ++year) {
        head.push_back(number_cell(double(year + 1), Look::year));
    }
    const std::size_t head_row = add_row(sheet, std::move(head));
    Chart chart{.kind = kind, .title = title, .x = "Year", .y = basis.results.scenario.currency};
    for (std::size_t m = 0; m < basis.calculation.models.size(); ++m) {
        const YearRow& source = basis.calculation.models[m].*row_of;
        std::vector<Cell> cells{text_cell(model_name(basis, m), Look::label)};
        for (std::size_t year = 0; year < years; ++year) {
            cells.push_back(
                formula_cell(basis.calculation.sheet.name + "!" + cell_name(source.row, first_year + year),
                             source.values[year], Look::money));
        }
        const std::size_t row = add_row(sheet, std::move(cells));
        chart.series.push_back({cell_name(sheet, row, 0), range_name(sheet, head_row, 1, head_row, years),
                                range_name(sheet, row, 1, row, years), colours[m % colours.size()]});
    }
    add_row(sheet);
    return chart;
}

void add_planned(Sheet& sheet, const Basis& basis) {
    const Summary& summary = basis.results.summary;
    add_row(sheet, {text_cell("Planned against realised (simulated; fixed)", Look::section)});
    std::vector<std::string> names{"Share or ratio"};
    for (const ModelSummary& model : summary.models) {
        names.push_back(model.name);
    }
    add_heads(sheet, names);
    for (const auto& [name, label] : {std::pair{"paid_over_planned", "Cost paid, of planned"},
                                      {"realised_over_planned", "Benefit realised, of planned"},
                                      {"on_budget_share", "Delivered within the planned cost"},
                                      {"on_time_share", "Delivered within the planned time"},
                                      {"effective_share", "Achieved: half of the planned benefit or more"},
                                      {"without_effect_share", "Without effect: below a tenth of it"},
                                      {"wasted_spend_share", "Money spent without effect"},
                                      {"idle_spend_share", "Money for people without work"}}) {
        std::vector<Cell> cells{text_cell(label, Look::label)};
        for (const ModelSummary& model : summary.models) {
            cells.push_back(number_cell(ratio(model, name).value, Look::percent));
        }
        add_row(sheet, std::move(cells));
    }
    add_row(sheet);
}

//! The leader's split against the first model, or the last one there is.
const SplitSummary* split_to_tell(const Summary& summary) {
    const SplitSummary* out = summary.splits.empty() ? nullptr : &summary.splits.back();
    const Match match = match_of(summary);
    for (const SplitSummary& split : summary.splits) {
        out = split.other == match.leader ? &split : out;
    }
    return out;
}

//! A bar from one level to another, as the feet and bodies of stacked columns above and below 0.
std::vector<Cell> bar_cells(std::size_t row, double from, double to) {
    const std::string low = "MIN(" + cell_name(row, 1) + "," + cell_name(row, 2) + ")";
    const std::string high = "MAX(" + cell_name(row, 1) + "," + cell_name(row, 2) + ")";
    const double lower = std::min(from, to), upper = std::max(from, to);
    return {formula_cell("MAX(0," + low + ")", std::max(0.0, lower), Look::money),
            formula_cell("MAX(0," + high + ")-MAX(0," + low + ")",
                         std::max(0.0, upper) - std::max(0.0, lower), Look::money),
            formula_cell("MIN(0," + high + ")", std::min(0.0, upper), Look::money),
            formula_cell("MIN(0," + low + ")-MIN(0," + high + ")",
                         std::min(0.0, lower) - std::min(0.0, upper), Look::money)};
}

//! From one model's NPV to the other's, in steps.
std::vector<Chart> add_split(Sheet& sheet, const Basis& basis) {
    const Summary& summary = basis.results.summary;
    const SplitSummary* split = split_to_tell(summary);
    if (split == nullptr) {
        return {};
    }
    const std::string from = model_name(basis, split->first), to = model_name(basis, split->other);
    const double start = summary.models[split->first].npv.mean.value;
    add_row(sheet, {text_cell("Where the difference comes from (simulated; fixed)", Look::section)});
    add_heads(sheet, {"Step", "from", "to", "foot above 0", "body above 0", "foot below 0", "body below 0",
                      "± 95%"});
    struct Step {
        std::string name;
        Estimate step;
        bool whole;
    };
    const std::vector<Step> steps{{from, {start, start, start}, true},
                                  {"money granted otherwise alone", split->funding, false},
                                  {"work done otherwise alone", split->practice, false},
                                  {"only with both", split->interplay, false},
                                  {to, {start + split->gap.value, 0, 0}, true}};
    const std::size_t first_row = sheet.rows.size();
    double level = 0;
    std::vector<unsigned> points;
    for (const Step& step : steps) {
        const std::size_t row = sheet.rows.size();
        const double begin = step.whole ? 0 : level,
                     end = step.whole ? step.step.value : level + step.step.value;
        std::vector<Cell> cells{text_cell(step.name, Look::label), number_cell(begin, Look::money),
                                number_cell(end, Look::money)};
        for (Cell& cell : bar_cells(row, begin, end)) {
            cells.push_back(std::move(cell));
        }
        cells.push_back(step.whole ? Cell{} : number_cell((step.step.high - step.step.low) / 2, Look::money));
        add_row(sheet, std::move(cells));
        points.push_back(step.whole ? standing : step.step.value < 0 ? falling : rising);
        level = end;
    }
    const std::size_t last_row = sheet.rows.size() - 1;
    add_row(sheet);
    Chart chart{.kind = ChartKind::stacked_columns,
                .title = "From " + from + " to " + to + ": mean NPV",
                .x = "",
                .y = basis.results.scenario.currency,
                .legend = false};
    for (const std::size_t column : {3, 4, 5, 6}) {
        const bool foot = column % 2 == 1;  // it carries the body, and is not drawn
        chart.series.push_back({"", range_name(sheet, first_row, 0, last_row, 0),
                                range_name(sheet, first_row, column, last_row, column), standing, !foot,
                                foot ? std::vector<unsigned>{} : points});
    }
    return {chart};
}

void add_fairness(Sheet& sheet, const Basis& basis) {
    add_row(sheet, {text_cell("Is the comparison fair?", Look::section)});
    for (const Line& line : fairness_lines(basis.results.scenario, basis.results.summary, basis.audit)) {
        add_paragraph(sheet, line.text);
        for (const std::string& below : line.below) {
            add_paragraph(sheet, "   " + below);
        }
    }
}

}  // namespace

OutputsSheet outputs_sheet(const Basis& basis) {
    OutputsSheet out{{.name = "Outputs", .widths = {44}}, {}};
    Sheet& sheet = out.sheet;
    for (std::size_t i = 0; i < std::max<std::size_t>(shown_years(basis), 7); ++i) {
        sheet.widths.push_back(15);
    }
    add_row(sheet, {text_cell("Outputs", Look::title)});
    sheet.frozen_rows = 1;
    sheet.frozen_columns = 1;
    add_row(sheet);
    add_values(sheet, basis);
    add_chances(sheet, basis);
    add_by_year(sheet, basis, "Net cash by year", &ModelBooks::net, ChartKind::lines);
    Chart cash = add_by_year(sheet, basis, "Net cash so far", &ModelBooks::cumulative_net, ChartKind::lines);
    Chart profit = add_by_year(sheet, basis, "Profit by year", &ModelBooks::profit, ChartKind::columns);
    add_planned(sheet, basis);
    out.charts = add_split(sheet, basis);
    out.charts.push_back(std::move(cash));
    out.charts.push_back(std::move(profit));
    add_fairness(sheet, basis);
    return out;
}

}  // namespace fundsim
