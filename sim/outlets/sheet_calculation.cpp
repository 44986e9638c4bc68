#include <algorithm>
#include <cmath>
#include <functional>

#include "engine/numeric/special.hpp"
#include "outlets/sheets.hpp"

namespace fundsim {

namespace {

//! The formula and the value of one year.
struct Year {
    std::string formula;
    double value;
};

//! Writes the rows of one model.
class ModelRows {
public:
    ModelRows(Sheet& sheet, const Sheet& flows, std::size_t years, std::size_t head_row)
        : sheet_(sheet), flows_(flows), years_(years), head_row_(head_row) {}

    //! A row whose years follow one rule. `sum`: whether their sum means something.
    YearRow add(const std::string& label, Look look, bool sum, const std::function<Year(std::size_t)>& rule) {
        const std::size_t row = sheet_.rows.size();
        YearRow out{row, {}};
        std::vector<Cell> cells{text_cell(label, Look::label), {}};
        for (std::size_t year = 0; year < years_; ++year) {
            const Year made = rule(year);
            out.values.push_back(made.value);
            cells.push_back(made.formula.empty() ? number_cell(made.value, look)
                                                 : formula_cell(made.formula, made.value, look));
        }
        if (sum) {
            cells[1] = formula_cell("SUM(" + range_name(row, first_year, row, first_year + years_ - 1) + ")",
                                    total(out), Look::total);
        }
        add_row(sheet_, std::move(cells));
        return out;
    }

    //! The cell of a year on this sheet, and on that of the flows.
    static std::string here(const YearRow& row, std::size_t year) {
        return cell_name(row.row, first_year + year);
    }
    std::string flow(const YearRow& row, std::size_t year) const {
        return flows_.name + "!" + cell_name(row.row, first_year + year);
    }
    //! A flow from the first year to this one.
    std::string flow_until(const YearRow& row, std::size_t year) const {
        return flows_.name + "!" + range_name(row.row, first_year, row.row, first_year + year);
    }
    std::string flow_sum(const YearRow& row) const { return flows_.name + "!" + cell_name(row.row, 1); }
    std::string years_head() const {
        return cell_name(sheet_, head_row_, first_year) + ":" +
               cell_name(sheet_, head_row_, first_year + years_ - 1).substr(sheet_.name.size() + 1);
    }
    std::string head(std::size_t year) const { return cell_name(head_row_, first_year + year); }
    std::string whole(const YearRow& row) const {
        return range_name(row.row, first_year, row.row, first_year + years_ - 1);
    }
    Placed sum_of(const YearRow& row) const { return {cell_name(sheet_, row.row, 1), total(row)}; }

    Sheet& sheet() { return sheet_; }

private:
    Sheet& sheet_;
    const Sheet& flows_;
    std::size_t years_;
    std::size_t head_row_;
};

//! Present values of a flow: paid at its moment, or as simulated where no moment can be told.
YearRow add_present(ModelRows& rows, const std::string& label, const Inputs& inputs, const YearRow& flow,
                    const YearRow& timing, const YearRow& simulated) {
    return rows.add(label, Look::money, true, [&](std::size_t year) -> Year {
        if (std::isnan(timing.values[year])) {
            return {{}, simulated.values[year]};
        }
        return {rows.flow(flow, year) + "*(1+" + inputs.rate.name + ")^-" + rows.flow(timing, year),
                flow.values[year] * exp_of(-timing.values[year] * log_one_plus(inputs.rate.value))};
    });
}

YearRow add_running_sum(ModelRows& rows, const std::string& label, const YearRow& row) {
    const std::size_t own = rows.sheet().rows.size();
    double sum = 0;
    return rows.add(label, Look::money, false, [&](std::size_t year) -> Year {
        sum += row.values[year];
        const std::string here = ModelRows::here(row, year);
        return {year == 0 ? here : cell_name(own, first_year + year - 1) + "+" + here, sum};
    });
}

//! What is written off of what came into use in a year and before: straight line, half a year's share in the
//! first year and the last.
double amortised(const std::vector<double>& in_use, std::size_t year, double life) {
    double sum = 0;
    for (std::size_t k = 0; k <= year; ++k) {
        const double age = double(year - k);
        sum += in_use[k] * ((age < life ? 1 : 0) + (age > 0 && age <= life ? 1 : 0));
    }
    return sum / (2 * life);
}

void add_capital(ModelRows& rows, const Inputs& inputs, const ModelFlows& flows, ModelBooks& out) {
    constexpr std::array kinds{Spending::discovery, Spending::scope_unseen, Spending::scope_seen,
                               Spending::attempts};
    out.capitalised = rows.add("Capitalised", Look::money, true, [&](std::size_t year) {
        Year made{{}, 0};
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            const YearRow& kind = flows.kinds[std::size_t(kinds[i])];
            made.formula += (i > 0 ? "+" : "") + inputs.capitalised[i].name + "*" + rows.flow(kind, year);
            made.value += inputs.capitalised[i].value * kind.values[year];
        }
        return made;
    });
    const Placed& attempts_share = inputs.capitalised.back();
    const YearRow& attempts = flows.kinds[std::size_t(kinds.back())];
    const auto attempts_of = [&](std::size_t year) -> Year {
        return {attempts_share.name + "*" + rows.flow(attempts, year),
                attempts_share.value * attempts.values[year]};
    };
    // Attempts are in use at once. All else leaves what is in progress as its scope goes live or is given up,
    // in proportion to what scope was charged; but nothing leaves before it was capitalised.
    const double live = total(flows.live), lost = total(flows.lost);
    const std::string live_sum = rows.flow_sum(flows.live), lost_sum = rows.flow_sum(flows.lost);
    const double carried = total(out.capitalised) - attempts_share.value * total(attempts);
    const std::size_t row = rows.sheet().rows.size();
    out.charged_share = {cell_name(rows.sheet(), row, 1), live + lost > 0 ? carried / (live + lost) : 0};
    add_row(rows.sheet(),
            {text_cell("Capitalised per charged to scope", Look::label),
             formula_cell("IF(" + live_sum + "+" + lost_sum + ">0,(" + cell_name(out.capitalised.row, 1) +
                              "-" + attempts_share.name + "*" + rows.flow_sum(attempts) + ")/(" + live_sum +
                              "+" + lost_sum + "),0)",
                          out.charged_share.value, Look::ratio)});
    double so_far = 0, charged = 0;
    const std::size_t so_far_row = rows.sheet().rows.size();
    const YearRow for_scope =
        rows.add("Capitalised for scope so far", Look::money, false, [&](std::size_t year) -> Year {
            const Year direct = attempts_of(year);
            so_far += out.capitalised.values[year] - direct.value;
            const std::string before = year == 0 ? "" : cell_name(so_far_row, first_year + year - 1) + "+";
            return {before + ModelRows::here(out.capitalised, year) + "-" + direct.formula, so_far};
        });
    const YearRow left =
        rows.add("Has left what is in progress so far", Look::money, false, [&](std::size_t year) -> Year {
            charged += flows.live.values[year] + flows.lost.values[year];
            return {"MIN(" + ModelRows::here(for_scope, year) + "," + out.charged_share.name + "*(SUM(" +
                        rows.flow_until(flows.live, year) + ")+SUM(" + rows.flow_until(flows.lost, year) +
                        ")))",
                    std::min(for_scope.values[year], out.charged_share.value * charged)};
        });
    const auto leaving = [&](std::size_t year) -> Year {
        return {year == 0 ? ModelRows::here(left, 0)
                          : "(" + ModelRows::here(left, year) + "-" + ModelRows::here(left, year - 1) + ")",
                left.values[year] - (year == 0 ? 0 : left.values[year - 1])};
    };
    out.in_use = rows.add("Put into use", Look::money, true, [&](std::size_t year) -> Year {
        const Year leaves = leaving(year), direct = attempts_of(year);
        const double a = flows.live.values[year], b = flows.lost.values[year];
        const std::string here = rows.flow(flows.live, year), gone = rows.flow(flows.lost, year);
        const double part = a + b > 0 ? a / (a + b) : live + lost > 0 ? live / (live + lost) : 0;
        return {direct.formula + "+" + leaves.formula + "*IF(" + here + "+" + gone + ">0," + here + "/(" +
                    here + "+" + gone + "),IF(" + live_sum + "+" + lost_sum + ">0," + live_sum + "/(" +
                    live_sum + "+" + lost_sum + "),0))",
                direct.value + leaves.value * part};
    });
    out.given_up = rows.add("Written off when given up", Look::money, true, [&](std::size_t year) -> Year {
        const Year leaves = leaving(year), direct = attempts_of(year);
        return {leaves.formula + "-(" + ModelRows::here(out.in_use, year) + "-" + direct.formula + ")",
                leaves.value - (out.in_use.values[year] - direct.value)};
    });
    out.amortised = rows.add("Amortised", Look::money, true, [&](std::size_t year) -> Year {
        const auto sum = [&](const char* from, const char* to) {
            return "SUMIFS(" + rows.whole(out.in_use) + "," + rows.years_head() + ",\"" + from + "\"&(" +
                   rows.head(year) + "-" + inputs.life.name + ")," + rows.years_head() + ",\"" + to + "\"&" +
                   rows.head(year) + ")";
        };
        return {"(" + sum(">", "<=") + "+" + sum(">=", "<") + ")/(2*" + inputs.life.name + ")",
                amortised(out.in_use.values, year, inputs.life.value)};
    });
    const auto balance = [&](const std::string& label, const YearRow& in,
                             std::vector<const YearRow*> out_of) {
        const std::size_t own = rows.sheet().rows.size();
        double sum = 0;
        return rows.add(label, Look::money, false, [&, own](std::size_t year) -> Year {
            std::string formula = year == 0 ? "" : cell_name(own, first_year + year - 1) + "+";
            formula += ModelRows::here(in, year);
            sum += in.values[year];
            for (const YearRow* row : out_of) {
                formula += "-" + ModelRows::here(*row, year);
                sum -= row->values[year];
            }
            return {formula, sum};
        });
    };
    // What was capitalised and is not in use yet: attempts pass through within a year.
    out.in_progress = balance("In progress, end of the year", out.capitalised, {&out.in_use, &out.given_up});
    out.book_value = balance("Book value in use, end of the year", out.in_use, {&out.amortised});
}

ModelBooks add_model(ModelRows& rows, const Inputs& inputs, const ModelFlows& flows,
                     const std::string& name) {
    ModelBooks out;
    add_row(rows.sheet(), {text_cell(name, Look::section)});
    out.pv_income = add_present(rows, "Present value of income", inputs, flows.income, flows.income_timing,
                                flows.pv_income);
    out.pv_outlay = add_present(rows, "Present value of outlay", inputs, flows.outlay, flows.outlay_timing,
                                flows.pv_outlay);
    out.pv_net = rows.add("Net present value", Look::money, true, [&](std::size_t year) -> Year {
        return {ModelRows::here(out.pv_income, year) + "-" + ModelRows::here(out.pv_outlay, year),
                out.pv_income.values[year] - out.pv_outlay.values[year]};
    });
    out.net = rows.add("Net cash", Look::money, true, [&](std::size_t year) -> Year {
        return {rows.flow(flows.income, year) + "-" + rows.flow(flows.outlay, year),
                flows.income.values[year] - flows.outlay.values[year]};
    });
    out.cumulative_net = add_running_sum(rows, "Net cash so far", out.net);
    add_capital(rows, inputs, flows, out);
    out.profit = rows.add("Profit", Look::money, true, [&](std::size_t year) -> Year {
        return {ModelRows::here(out.net, year) + "+" + ModelRows::here(out.capitalised, year) + "-" +
                    ModelRows::here(out.given_up, year) + "-" + ModelRows::here(out.amortised, year),
                out.net.values[year] + out.capitalised.values[year] - out.given_up.values[year] -
                    out.amortised.values[year]};
    });
    out.cumulative_profit = add_running_sum(rows, "Profit so far", out.profit);
    out.npv = rows.sum_of(out.pv_net);
    out.pv_outlay_sum = rows.sum_of(out.pv_outlay);
    out.profit_sum = rows.sum_of(out.profit);
    out.net_sum = rows.sum_of(out.net);
    add_row(rows.sheet());
    return out;
}

}  // namespace

Cell per_outlay_cell(const ModelBooks& books) {
    const Placed& paid = books.pv_outlay_sum;
    return formula_cell("IF(" + paid.name + ">0," + books.npv.name + "/" + paid.name + ",0)",
                        paid.value > 0 ? books.npv.value / paid.value : 0, Look::ratio);
}

CalculationSheet calculation_sheet(const Scenario& scenario, const Inputs& inputs, const FlowsSheet& flows) {
    CalculationSheet out{{.name = "Calculation", .widths = {40, 14}}, {}};
    Sheet& sheet = out.sheet;
    add_row(sheet, {text_cell("Calculation, " + scenario.currency, Look::title)});
    add_paragraph(
        sheet,
        "Formulas on the mean flows. Profit is income less what is expensed, amortised and written off; "
        "over all years it sums to net cash.");
    const std::size_t years = flows.models.empty() ? 0 : flows.models[0].income.values.size();
    const std::size_t head_row = add_years_head(sheet, years);
    sheet.frozen_rows = sheet.rows.size();
    sheet.frozen_columns = first_year;
    ModelRows rows(sheet, flows.sheet, years, head_row);
    for (std::size_t model = 0; model < flows.models.size(); ++model) {
        out.models.push_back(add_model(rows, inputs, flows.models[model], scenario.models[model].name));
    }
    return out;
}

}  // namespace fundsim
