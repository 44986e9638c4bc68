#include "engine/play/spending.hpp"

#include <algorithm>

namespace fundsim {

namespace {

std::size_t month_of(double month) { return static_cast<std::size_t>(month + 1e-6); }

//! Adds to a row of Series::spending; months past the last one belong to the years alone.
void add(PlayState& s, Spending kind, double amount) {
    const std::size_t months = s.series->outlay.size();
    if (month_of(s.month) < months)
        s.series->spending[static_cast<std::size_t>(kind) * months + month_of(s.month)] += amount;
}

//! The end of all work may be the end of the last month.
void move_unshipped(PlayState& s, std::size_t row, std::uint32_t i) {
    double& unshipped = s.items[i].unshipped;
    if (s.series) {
        const std::size_t months = s.series->outlay.size();
        s.series->spending[row * months + std::min(month_of(s.month), months - 1)] += unshipped;
    }
    unshipped = 0;
}

}  // namespace

void book_cash(PlayState& s, double outlay, double income) {
    s.cumulative += income - outlay;
    s.lowest = std::min(s.lowest, s.cumulative);
    if (s.cumulative < 0) s.last_negative_month = s.month + s.prepared->step;
    if (!s.series || month_of(s.month) >= s.series->outlay.size()) return;
    s.series->outlay[month_of(s.month)] += outlay;
    s.series->income[month_of(s.month)] += income;
}

void share_out(Ledger& ledger, const Lane& lane, double pay) {
    const double spent = lane.used + lane.waited;
    const double waited = spent > 0 ? lane.waited / spent : 0.0;
    ledger[lane.task] += pay * (1 - waited);
    ledger[Spending::waiting] += pay * waited;
}

void book_spending(PlayState& s, const Ledger& ledger) {
    if (!s.series) return;
    for (std::size_t kind = 0; kind < spending_kinds; ++kind)
        add(s, static_cast<Spending>(kind), ledger.kinds[kind]);
}

void book_running(PlayState& s, double cost) {
    if (s.series) add(s, Spending::running, cost);
}

void book_year(PlayState& s, double month, const std::array<double, year_rows>& flows) {
    if (!s.series) return;
    const std::size_t years = s.series->years.size() / year_rows;
    const std::size_t year = std::min(years - 1, month_of(month) / 12);
    for (std::size_t row = 0; row < year_rows; ++row) s.series->years[row * years + year] += flows[row];
}

void book_live(PlayState& s, std::uint32_t i) { move_unshipped(s, live_row, i); }

void book_lost(PlayState& s, std::uint32_t i) { move_unshipped(s, lost_row, i); }

}  // namespace fundsim
