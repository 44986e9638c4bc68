#include "engine/play/spending.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

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

struct Ledger {
    std::array<double, spending_kinds> kinds{};
    double& operator[](Spending kind) { return kinds[static_cast<std::size_t>(kind)]; }
};

//! Pay for a lane's time with an item: work and paid waiting, as the step was divided.
void share_out(Ledger& ledger, const Lane& lane, double pay) {
    const double spent = lane.used + lane.waited;
    const double waited = spent > 0 ? lane.waited / spent : 0.0;
    ledger[lane.task] += pay * (1 - waited);
    ledger[Spending::waiting] += pay * waited;
}

//! Until the horizon: as pay() in books.cpp, term by term.
Ledger spent_in_step(PlayState& s) {
    const Organisation& o = s.prepared->scenario.organisation;
    const double price = o.person_month_cost * s.prepared->step;
    const double delivering = price * (1 - s.run_share);
    Ledger ledger;
    for (const Lane& lane : s.lanes) {
        if (lane.released) {
            ledger[Spending::idle] += price * lane.people * lane.busy;
            continue;
        }
        const Regime& regime = regime_of(s, lane);
        const double explored = regime.discovery_used;
        const double pay = delivering * lane.people;
        share_out(ledger, lane, pay * (1 - explored) * lane.busy);
        // A lane that is being hired is paid for the part of the step in which it is there.
        const double there = lane.hired ? 1.0 : lane.busy;
        ledger[Spending::discovery] += pay * explored * there;
        const double without_work = lane.hired ? (1 - explored) * (1 - lane.busy) : 1 - lane.busy;
        ledger[Spending::idle] += pay * without_work * regime.rules->levers.idle_cost_share;
    }
    for (const Regime& regime : regimes(s)) ledger[Spending::discovery] += delivering * regime.pool_people;
    const double everybody = all_people(s);
    const double aside = price * s.intervention_share * everybody;
    ledger[Spending::running] = std::max(0.0, price * s.run_share * everybody - aside);
    ledger[Spending::interventions] = aside + s.extra_bill;
    ledger[Spending::overhead] = o.budget_per_year * shared_rules(s).levers.overhead / 12 * s.prepared->step;
    return ledger;
}

//! Past it: as pay_closing().
Ledger spent_in_closing(PlayState& s) {
    const double price = s.prepared->scenario.organisation.person_month_cost * s.prepared->step;
    Ledger ledger;
    for (const Lane& lane : s.lanes) {
        if (lane.ended || lane.released) continue;
        const double unused = lane.credit / s.prepared->step;
        share_out(ledger, lane, price * lane.people * std::max(0.0, lane.busy - unused));
        if (lane.item >= 0)
            ledger[Spending::idle] +=
                price * lane.people * (1 - lane.busy) * regime_of(s, lane).rules->levers.idle_cost_share;
    }
    ledger[Spending::running] = s.run_money;
    return ledger;
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

void book_spending(PlayState& s, [[maybe_unused]] double outlay) {
    if (!s.series) return;
    const Ledger ledger = s.closing ? spent_in_closing(s) : spent_in_step(s);
    [[maybe_unused]] double sum = 0;
    for (std::size_t kind = 0; kind < spending_kinds; ++kind) {
        add(s, static_cast<Spending>(kind), ledger.kinds[kind]);
        sum += ledger.kinds[kind];
    }
    assert(std::abs(sum - outlay) <= 1e-9 * std::max(1.0, outlay));
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
