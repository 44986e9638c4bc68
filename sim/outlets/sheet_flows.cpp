#include <cmath>
#include <numeric>

#include "engine/numeric/special.hpp"
#include "outlets/sheets.hpp"

namespace fundsim {

namespace {

constexpr std::size_t months_a_year = 12;

//! A label, the sum of its years, and the years.
YearRow add_years(Sheet& sheet, const std::string& label, std::vector<double> values, Look look,
                  bool summed) {
    std::vector<Cell> cells{text_cell(label, Look::label)};
    const std::size_t row = sheet.rows.size(), last = first_year + values.size() - 1;
    cells.push_back(summed ? formula_cell("SUM(" + range_name(row, first_year, row, last) + ")",
                                          std::accumulate(values.begin(), values.end(), 0.0), Look::total)
                           : Cell{});
    for (const double value : values) {
        cells.push_back(number_cell(value, look));
    }
    return {add_row(sheet, std::move(cells)), std::move(values)};
}

std::vector<double> slice(const std::vector<double>& values, std::size_t model, std::size_t count) {
    return {values.begin() + std::ptrdiff_t(model * count),
            values.begin() + std::ptrdiff_t((model + 1) * count)};
}

//! Months of a row, summed by year; zeros for later years.
std::vector<double> by_year(std::span<const double> months, std::size_t years) {
    std::vector<double> out(years);
    for (std::size_t month = 0; month < months.size(); ++month) {
        out[month / months_a_year] += months[month];
    }
    return out;
}

//! Years after the start at which a year's flow would have to be paid at once for its present value to be
//! what it is. NaN where it is not told: nothing flows, or present value and flow have different signs.
//! Without discounting present values tell no moments: then months do, by their mean, and the middle of the
//! year where there are none.
std::vector<double> timing(const std::vector<double>& flow, const std::vector<double>& present,
                           std::span<const double> months, double rate) {
    std::vector<double> out;
    for (std::size_t year = 0; year < flow.size(); ++year) {
        const double factor = present[year] / flow[year];
        const bool told = std::isfinite(flow[year]) && factor > 0 && std::isfinite(factor);
        if (!told || rate != 0) {
            out.push_back(told ? -log_of(factor) / log_one_plus(rate) : std::nan(""));
            continue;
        }
        double moments = 0;
        const std::size_t first = year * months_a_year;
        const bool monthly = first + months_a_year <= months.size();
        for (std::size_t month = first; monthly && month < first + months_a_year; ++month) {
            moments += months[month] * (double(month) + 0.5) / double(months_a_year);
        }
        out.push_back(monthly ? moments / flow[year] : double(year) + 0.5);
    }
    return out;
}

std::string words(std::string name) {
    for (char& c : name) {
        c = c == '_' ? ' ' : c;
    }
    name[0] = name[0] >= 'a' && name[0] <= 'z' ? char(name[0] - 'a' + 'A') : name[0];
    return name;
}

ModelFlows add_model(Sheet& sheet, const Summary& summary, std::size_t model, double rate) {
    const FlowSummary& flows = summary.flows;
    const std::size_t years = flows.years, months = summary.series.months;
    const auto yearly = [&](const std::vector<double>& values) { return slice(values, model, years); };
    const auto monthly = [&](const std::vector<double>& values, std::size_t row) {
        return by_year(std::span(values).subspan(row * months, months), years);
    };
    const auto whole = [&](const std::vector<double>& values) {
        return std::span(values).subspan(model * months, months);
    };
    ModelFlows out;
    add_row(sheet, {text_cell(summary.models[model].name, Look::section)});
    out.income = add_years(sheet, "Income", yearly(flows.income), Look::money, true);
    out.outlay = add_years(sheet, "Outlay", yearly(flows.outlay), Look::money, true);
    std::vector<double> untold = out.outlay.values;
    for (std::size_t kind = 0; kind < spending_kinds; ++kind) {
        out.kinds.push_back(add_years(sheet, "  " + words(spending_names()[kind]),
                                      monthly(flows.spending, model * spending_kinds + kind), Look::money,
                                      true));
        for (std::size_t year = 0; year < years; ++year) {
            untold[year] -= out.kinds.back().values[year];
        }
    }
    for (std::size_t year = 0; year < months / months_a_year; ++year) {
        untold[year] = 0;  // rounding alone
    }
    out.untold = add_years(sheet, "  Later, not told by kind", std::move(untold), Look::money, true);
    out.live = add_years(sheet, "Charged to scope that went live", monthly(flows.scope_live, model),
                         Look::money, true);
    out.lost = add_years(sheet, "Charged to scope that was given up", monthly(flows.scope_lost, model),
                         Look::money, true);
    out.pv_income =
        add_years(sheet, "Present value of income, as simulated", yearly(flows.pv_income), Look::money, true);
    out.pv_outlay =
        add_years(sheet, "Present value of outlay, as simulated", yearly(flows.pv_outlay), Look::money, true);
    out.income_timing =
        add_years(sheet, "Income is paid, years after the start",
                  timing(out.income.values, out.pv_income.values, whole(summary.series.income.mean), rate),
                  Look::ratio, false);
    out.outlay_timing =
        add_years(sheet, "Outlay is paid, years after the start",
                  timing(out.outlay.values, out.pv_outlay.values, whole(summary.series.outlay.mean), rate),
                  Look::ratio, false);
    add_row(sheet);
    return out;
}

}  // namespace

double total(const YearRow& row) { return std::accumulate(row.values.begin(), row.values.end(), 0.0); }

FlowsSheet flows_sheet(const Scenario& scenario, const Summary& summary) {
    FlowsSheet out{{.name = "Flows", .widths = {44, 14}}, {}};
    Sheet& sheet = out.sheet;
    add_row(sheet, {text_cell("Mean flows by year, " + scenario.currency, Look::title)});
    add_paragraph(
        sheet,
        "Means over all simulated futures, in real money. Year 1 begins with the simulation; the last column "
        "takes "
        "all that comes later. The rows 'is paid' say at which moment a year's flow weighs as much as it did "
        "month "
        "by month, so that present values at the scenario's rate are the program's to the last digit, and at "
        "other rates to within about a part in a thousand, the last column apart: what comes later still has "
        "one moment "
        "alone.");
    add_years_head(sheet, summary.flows.years);
    sheet.frozen_rows = sheet.rows.size();
    sheet.frozen_columns = first_year;
    for (std::size_t model = 0; model < summary.models.size(); ++model) {
        out.models.push_back(add_model(sheet, summary, model, scenario.organisation.discount_rate));
    }
    return out;
}

}  // namespace fundsim
