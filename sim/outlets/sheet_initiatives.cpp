#include "findings/listed.hpp"
#include "outlets/sheets.hpp"

namespace fundsim {

Sheet initiatives_sheet(const Scenario& scenario, const Summary& summary) {
    Sheet sheet{.name = "Initiatives", .widths = {40, 34, 10, 10, 10, 12, 14, 14, 14, 14}};
    add_row(sheet,
            {text_cell("Listed initiatives, " + scenario.currency + " (simulated; fixed)", Look::title)});
    add_paragraph(sheet, listed_glossary());
    add_row(sheet);
    add_heads(sheet, {"Initiative", "Model", "funded", "finished", "stopped", "start, month", "NPV", "± 95%",
                      "benefit planned, a year", "realised, a year"});
    sheet.frozen_rows = sheet.rows.size();
    sheet.frozen_columns = 1;
    const InitiativeSummary& all = summary.initiatives;
    for (std::size_t i = 0; i < all.count; ++i) {
        for (std::size_t m = 0; m < summary.models.size(); ++m) {
            const InitiativeFigures& each = all.figures[m * all.count + i];
            add_row(sheet,
                    {text_cell(all.names[i], Look::label), text_cell(summary.models[m].name),
                     number_cell(each.funded.value, Look::percent),
                     number_cell(each.finished.value, Look::percent),
                     number_cell(each.stopped.value, Look::percent),
                     number_cell(each.start_month, Look::count), number_cell(each.npv.value, Look::money),
                     number_cell((each.npv.high - each.npv.low) / 2, Look::money),
                     number_cell(each.planned_benefit, Look::money),
                     number_cell(each.realised_benefit, Look::money)});
        }
    }
    return sheet;
}

}  // namespace fundsim
