#include <algorithm>
#include <cmath>

#include "outlets/sheets.hpp"
#include "parameters/text.hpp"

namespace fundsim {

namespace {

constexpr double tolerance = 1e-6;  //!< of what is compared, per largest of the sums involved
constexpr const char* good = "OK";
constexpr const char* bad = "DIFFERS";

//! Two figures that have to agree to within a part of `scale`.
struct Check {
    std::string what;
    std::string left, right;  //!< formulas
    double left_value, right_value;
    std::string scale;
    double scale_value;
    bool at_simulated_rate;  //!< means something at the scenario's discount rate alone
};

void add_check(Sheet& sheet, const Check& check, const Inputs& inputs) {
    const std::size_t row = sheet.rows.size();
    const std::string left = cell_name(row, 1), right = cell_name(row, 2), scale = cell_name(row, 4);
    const double difference = check.left_value - check.right_value;
    const std::string compared =
        "IF(ABS(" + cell_name(row, 3) + ")<=0.000001*MAX(1," + scale + "),\"" + good + "\",\"" + bad + "\")";
    const bool holds = std::abs(difference) <= tolerance * std::max(1.0, check.scale_value);
    Formula verdict{check.at_simulated_rate ? "IF(" + inputs.rate.name + "<>" + inputs.simulated_rate.name +
                                                  ",\"another discount rate\"," + compared + ")"
                                            : compared,
                    0, holds ? good : bad};
    add_row(sheet, {text_cell(check.what, Look::label),
                    formula_cell(check.left, check.left_value, Look::money),
                    formula_cell(check.right, check.right_value, Look::money),
                    formula_cell(left + "-" + right, difference, Look::factor),
                    formula_cell(check.scale, check.scale_value, Look::money),
                    {verdict, Look::verdict}});
}

std::vector<Check> checks_of(const Basis& basis, std::size_t m) {
    const ModelFlows& flows = basis.flows.models[m];
    const ModelBooks& books = basis.calculation.models[m];
    const ModelSummary& model = basis.results.summary.models[m];
    const std::string flows_name = basis.flows.sheet.name + "!", own = basis.calculation.sheet.name + "!";
    const auto sum = [&](const YearRow& row) { return flows_name + cell_name(row.row, 1); };
    // Of sums that cancel, rounding is left: it is shown as the nothing that it is.
    const auto closing = [](const YearRow& row) { return std::round(row.values.back() * 1e6) / 1e6 + 0.0; };
    const auto closing_formula = [&](const YearRow& row) {
        return "ROUND(" + own + cell_name(row.row, first_year + row.values.size() - 1) + ",6)";
    };
    const auto least = [](const YearRow& row) {
        const double lowest = *std::min_element(row.values.begin(), row.values.end());
        return std::round(std::min(0.0, lowest) * 1e6) / 1e6 + 0.0;
    };
    const auto least_formula = [&](const YearRow& row) {
        return "ROUND(MIN(0," + own +
               range_name(row.row, first_year, row.row, first_year + row.values.size() - 1) + "),6)";
    };
    const double outlay = total(flows.outlay);
    std::string kinds;
    double kinds_value = 0;
    for (const YearRow& kind : flows.kinds) {
        kinds += sum(kind) + "+";
        kinds_value += total(kind);
    }
    const std::string scale = "ABS(" + sum(flows.outlay) + ")";
    const double npv = model.npv.mean.value;
    return {
        {model.name + ": NPV by formulas, and as the program says", books.npv.name, shortest(npv),
         books.npv.value, npv, scale, outlay, true},
        {model.name + ": outlay by kind, and in all", kinds + sum(flows.untold), sum(flows.outlay),
         kinds_value + total(flows.untold), outlay, scale, outlay, false},
        {model.name + ": profit over all years, and net cash", books.profit_sum.name, books.net_sum.name,
         books.profit_sum.value, books.net_sum.value, scale, outlay, false},
        {model.name + ": least that is in progress, and nothing", least_formula(books.in_progress), "0",
         least(books.in_progress), 0, scale, outlay, false},
        {model.name + ": in progress at the end, and nothing", closing_formula(books.in_progress), "0",
         closing(books.in_progress), 0, scale, outlay, false},
        {model.name + ": book value at the end, and nothing", closing_formula(books.book_value), "0",
         closing(books.book_value), 0, scale, outlay, false},
    };
}

}  // namespace

ChecksSheet checks_sheet(const Basis& basis) {
    ChecksSheet out{{.name = "Checks", .widths = {70, 16, 16, 14, 16, 22}}, {}, {}};
    Sheet& sheet = out.sheet;
    add_row(sheet, {text_cell("Checks", Look::title)});
    add_paragraph(sheet,
                  "Each compares two figures that have to agree to within a millionth of what was paid out. "
                  "They hold when the workbook is written, and tell when a formula is damaged later.");
    add_row(sheet);
    add_heads(sheet, {"Check", "One figure", "The other", "Difference", "Compared with", "Result"});
    sheet.frozen_rows = sheet.rows.size();
    const std::size_t first = sheet.rows.size();
    for (std::size_t m = 0; m < basis.calculation.models.size(); ++m) {
        for (const Check& check : checks_of(basis, m)) {
            add_check(sheet, check, basis.inputs.inputs);
        }
    }
    const std::size_t last = sheet.rows.size() - 1;
    const bool all =
        std::all_of(sheet.rows.begin() + std::ptrdiff_t(first), sheet.rows.end(),
                    [](const auto& row) { return std::get<Formula>(row.back().content).words == good; });
    out.words = all ? "All checks hold." : "Some checks do not hold: see the sheet Checks.";
    add_row(sheet);
    const std::size_t row = add_row(
        sheet, {text_cell("All of them", Look::section),
                {},
                {},
                {},
                {},
                {Formula{"IF(COUNTIF(" + range_name(first, 5, last, 5) + ",\"" + bad +
                             "\")=0,\"All checks hold.\",\"Some checks do not hold: see the sheet Checks.\")",
                         0, out.words},
                 Look::verdict}});
    out.verdict = cell_name(sheet, row, 5);
    return out;
}

}  // namespace fundsim
