#include <algorithm>
#include <cmath>
#include <functional>

#include "findings/comparison.hpp"
#include "findings/figures.hpp"
#include "findings/late.hpp"

namespace fundsim {

namespace {

using Cell = std::function<std::string(const ModelSummary&)>;

void add_row(Table& table, const Summary& summary, const std::string& label, const Cell& cell) {
    TableRow row{label};
    for (const ModelSummary& model : summary.models) {
        row.cells.push_back(cell(model));
    }
    table.rows.push_back(std::move(row));
}

//! Means of a figure, all with the decimals that the least certain of them supports; a dash where no future
//! has it.
void add_means(Table& table, const Summary& summary, const std::string& label, const char* name,
               int most_decimals) {
    int exponent = -most_decimals;
    for (const ModelSummary& model : summary.models) {
        if (const Estimate& mean = metric(model, name).mean; mean.value != 0 && !std::isnan(mean.value)) {
            const int own = exponent_without_margin(mean);
            const bool certain = !(margin(mean) > 1e-9 * std::abs(mean.value));
            exponent = std::max(exponent, certain ? std::min(own, 0) : own);
        }
    }
    add_row(table, summary, label,
            [=](const ModelSummary& model) { return rounded(metric(model, name).mean.value, exponent); });
}

Cell share_of(const char* name) {
    return [=](const ModelSummary& model) { return percent(ratio(model, name)); };
}

//! A row for the futures in which a month never comes, where there are any.
void add_never(Table& table, const Summary& summary, const std::string& label, const char* name) {
    bool any = false;
    for (const ModelSummary& model : summary.models) {
        any = any || metric(model, name).finite.value < 1;
    }
    if (any) {
        add_row(table, summary, label, [=](const ModelSummary& model) {
            const Estimate& finite = metric(model, name).finite;
            return percent(complement(finite));
        });
    }
}

void add_money(Table& table, const Scenario& scenario, const Summary& summary) {
    table.rows.push_back({"Money, " + scenario.currency});
    add_row(table, summary, "  Net present value (NPV)",
            [](const ModelSummary& m) { return with_margin(m.npv.mean); });
    const auto npv_row = [&](const std::string& label, double NpvSummary::*figure) {
        add_row(table, summary, label, [figure](const ModelSummary& m) {
            return rounded(m.npv.*figure, exponent_without_margin(m.npv.mean));
        });
    };
    npv_row("    1 future in 20 is below (P5)", &NpvSummary::p5);
    npv_row("    1 future in 20 is above (P95)", &NpvSummary::p95);
    npv_row("    mean of worst 1 in 20 (CVaR)", &NpvSummary::cvar5);
    add_row(table, summary, "    chance of a loss",
            [](const ModelSummary& m) { return percent(m.npv.probability_of_loss); });
    add_means(table, summary, "  Paid out", "spend", 2);
    if (std::any_of(summary.models.begin(), summary.models.end(),
                    [](const ModelSummary& m) { return metric(m, "intervention_cost").mean.value > 0; })) {
        add_means(table, summary, "    for interventions", "intervention_cost", 2);
    }
    add_means(table, summary, "  Returned unspent", "returned", 2);
    add_means(table, summary, "  Deepest point in the red", "peak_exposure", 2);
    if (summary.models.size() > 1) {
        add_row(table, summary, "  Behind the best of each future",
                [](const ModelSummary& m) { return without_margin(m.npv.regret, 0); });
    }
    add_row(table, summary, "  NPV per " + scenario.currency + " paid out",
            [](const ModelSummary& m) { return with_margin(ratio(m, "npv_per_outlay")); });
}

void add_time(Table& table, const Summary& summary) {
    table.rows.push_back({"Time, months"});
    add_means(table, summary, "  Start to first value", "first_value_month", 1);
    add_never(table, summary, "    never any", "first_value_month");
    add_means(table, summary, "  Start to payback", "payback_month", 1);
    add_never(table, summary, "    never paid back", "payback_month");
    add_means(table, summary, "  Idea to first release", "lead_time", 1);
}

void add_work(Table& table, const Summary& summary) {
    table.rows.push_back({"Work, average per future"});
    add_means(table, summary, "  Initiatives started", "started", 1);
    add_means(table, summary, "    delivered in full", "delivered", 1);
    add_means(table, summary, "    delivered in part", "partly_delivered", 1);
    add_means(table, summary, "    stopped at a review", "stopped", 1);
    add_means(table, summary, "  Experiments", "experiments", 1);
    add_means(table, summary, "  Attempts after the first", "iterations", 1);
    add_row(table, summary, "  Delivered on time", share_of("on_time_share"));
    add_row(table, summary, "  Delivered on budget", share_of("on_budget_share"));
    add_row(table, summary, "  Cost paid, of planned", share_of("paid_over_planned"));
    add_row(table, summary, "    the average initiative", share_of("mean_overrun"));
}

void add_dates(Table& table, const Scenario& scenario, const Summary& summary) {
    if (!has_compulsory(summary)) {
        return;
    }
    table.rows.push_back({"Dates that the law sets"});
    add_means(table, summary, "  Compulsory work that is due", "compulsory", 1);
    add_row(table, summary, "    finished late, or not at all", share_of("late_share"));
    add_means(table, summary, "    cost of that, " + scenario.currency, "late_cost", 2);
}

void add_effect(Table& table, const Summary& summary) {
    table.rows.push_back({"Effect of what is shipped"});
    add_row(table, summary, "  Achieved: half of plan or more", share_of("effective_share"));
    add_row(table, summary, "  Without effect: below a tenth", share_of("without_effect_share"));
    add_row(table, summary, "  Money spent without effect", share_of("wasted_spend_share"));
    add_row(table, summary, "  Benefit realised, of planned", share_of("realised_over_planned"));
}

}  // namespace

Table models_table(const Scenario& scenario, const Summary& summary) {
    Table table;
    for (const ModelSummary& model : summary.models) {
        table.heads.push_back(model.name);
    }
    add_money(table, scenario, summary);
    add_time(table, summary);
    add_work(table, summary);
    add_dates(table, scenario, summary);
    add_effect(table, summary);
    return table;
}

}  // namespace fundsim
