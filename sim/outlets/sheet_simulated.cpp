#include "outlets/sheets.hpp"

namespace fundsim {

namespace {

Look look_of(const std::string& units, const std::string& currency) {
    return units.starts_with(currency) ? Look::money : units == "1" ? Look::ratio : Look::count;
}

}  // namespace

Sheet simulated_sheet(const Basis& basis) {
    const Summary& summary = basis.results.summary;
    const std::string& currency = basis.results.scenario.currency;
    Sheet sheet{.name = "Simulated", .widths = {26, 66, 14}};
    add_row(sheet, {text_cell("Figures of the run (fixed)", Look::title)});
    add_paragraph(
        sheet,
        "Means over " + std::to_string(summary.replications) +
            " simulated futures, each with the ends of its 95% confidence interval. Formulas cannot make "
            "them anew: run the program for other assumptions.");
    std::vector<std::string> top(3), heads{"Figure", "Meaning", "Unit"};
    for (const ModelSummary& model : summary.models) {
        for (const char* what : {"mean", "low", "high"}) {
            top.push_back(model.name);
            heads.push_back(what);
            sheet.widths.push_back(13);
        }
    }
    add_heads(sheet, top);
    add_heads(sheet, heads);
    sheet.frozen_rows = sheet.rows.size();
    sheet.frozen_columns = 1;
    const auto add = [&](const char* name, const char* meaning, const std::string& units,
                         const auto& estimate_of) {
        std::vector<Cell> cells{text_cell(name, Look::label), text_cell(meaning, Look::note),
                                text_cell(units, Look::note)};
        for (const ModelSummary& model : summary.models) {
            const Estimate& estimate = estimate_of(model);
            for (const double value : {estimate.value, estimate.low, estimate.high}) {
                cells.push_back(number_cell(value, look_of(units, currency)));
            }
        }
        add_row(sheet, std::move(cells));
    };
    for (std::size_t i = 0; i < metrics().size(); ++i) {
        const Metric& metric = metrics()[i];
        std::string units = metric.units;
        if (units.starts_with("currency")) {
            units.replace(0, 8, currency);
        }
        add(metric.name, metric.long_name, units,
            [&](const ModelSummary& m) -> const Estimate& { return m.metrics[i].mean; });
    }
    for (std::size_t i = 0; i < ratios().size(); ++i) {
        add(ratios()[i].name, ratios()[i].long_name, "1",
            [&](const ModelSummary& m) -> const Estimate& { return m.ratios[i]; });
    }
    return sheet;
}

}  // namespace fundsim
