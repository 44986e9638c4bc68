#pragma once
// The ledger: cash of each step, what it was spent on, and flows by year. Apart from the cash that exposure
// and payback are read from, all of it is kept only where a series is recorded, and decides nothing.

#include <array>

#include "engine/play/state.hpp"

namespace fundsim {

//! What work on an item is for, as of now.
inline Spending task_of(const Item& item) {
    if (item.work == Work::iteration) return Spending::attempts;
    return item.informed ? Spending::scope_seen : Spending::scope_unseen;
}

//! Undiscounted cash of the step that starts at state.month: deepest point, payback, monthly series.
void book_cash(PlayState& state, double outlay, double income);

//! The outlay of a step by what it was for, currency.
struct Ledger {
    std::array<double, spending_kinds> kinds{};
    double& operator[](Spending kind) { return kinds[static_cast<std::size_t>(kind)]; }
};

//! Pay for a lane's time with an item: work and paid waiting, as the step was divided.
void share_out(Ledger& ledger, const Lane& lane, double pay);

void book_spending(PlayState& state, const Ledger& ledger);

//! Run cost of a step after all work has ended.
void book_running(PlayState& state, double cost);

//! Outlay, income and their present values, into the year in which `month` lies.
void book_year(PlayState& state, double month, const std::array<double, year_rows>& flows);

//! What an item's scope was charged with since the last time: it goes live with this step.
void book_live(PlayState& state, std::uint32_t item);
//! The same given up in it.
void book_lost(PlayState& state, std::uint32_t item);

}  // namespace fundsim
