#include "engine/play/spending.hpp"

#include <algorithm>

namespace fundsim {

namespace {

std::size_t month_of(double month) { return static_cast<std::size_t>(month + 1e-6); }

//! Adds to a row of Series::spending; months past the last one belong to the years alone.
void add(Series& series, double month, Spending kind, double amount) {
    const std::size_t months = series.outlay.size();
    if (month_of(month) < months) {
        series.spending[static_cast<std::size_t>(kind) * months + month_of(month)] += amount;
    }
}

//! The end of all work may be the end of the last month.
void move_unshipped(Ledger& ledger, Item& item, double month, std::size_t row) {
    double& unshipped = item.unshipped;
    if (ledger.series) {
        const std::size_t months = ledger.series->outlay.size();
        ledger.series->spending[row * months + std::min(month_of(month), months - 1)] += unshipped;
    }
    unshipped = 0;
}

}  // namespace

void book_cash(Ledger& ledger, const Now& now, double outlay, double income) {
    ledger.cumulative += income - outlay;
    ledger.lowest = std::min(ledger.lowest, ledger.cumulative);
    if (ledger.cumulative < 0) {
        ledger.last_negative_month = now.month + now.prepared->step;
    }
    if (!ledger.series || month_of(now.month) >= ledger.series->outlay.size()) {
        return;
    }
    ledger.series->outlay[month_of(now.month)] += outlay;
    ledger.series->income[month_of(now.month)] += income;
}

void share_out(Breakdown& breakdown, const Lane& lane, double pay) {
    const double spent = lane.used + lane.waited;
    const double waited = spent > 0 ? lane.waited / spent : 0.0;
    breakdown[lane.task] += pay * (1 - waited);
    breakdown[Spending::waiting] += pay * waited;
}

void book_spending(Ledger& ledger, double month, const Breakdown& breakdown) {
    if (!ledger.series) {
        return;
    }
    for (std::size_t kind = 0; kind < spending_kinds; ++kind) {
        add(*ledger.series, month, static_cast<Spending>(kind), breakdown.kinds[kind]);
    }
}

void book_running(Ledger& ledger, double month, double cost) {
    if (ledger.series) {
        add(*ledger.series, month, Spending::running, cost);
    }
}

void book_year(Ledger& ledger, double month, const std::array<double, year_rows>& flows) {
    if (!ledger.series) {
        return;
    }
    const std::size_t years = ledger.series->years.size() / year_rows;
    const std::size_t year = std::min(years - 1, month_of(month) / 12);
    for (std::size_t row = 0; row < year_rows; ++row) {
        ledger.series->years[row * years + year] += flows[row];
    }
}

void book_live(Ledger& ledger, Item& item, double month) { move_unshipped(ledger, item, month, live_row); }

void book_lost(Ledger& ledger, Item& item, double month) { move_unshipped(ledger, item, month, lost_row); }

}  // namespace fundsim
