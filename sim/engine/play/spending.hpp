#pragma once
// What the ledger notes: cash of each step, what it was spent on, and flows by year. Apart from the cash that
// exposure and payback are read from, all of it is kept only where a series is recorded, and decides nothing.

#include <array>

#include "engine/play/ledger.hpp"
#include "engine/play/now.hpp"
#include "engine/play/teams.hpp"
#include "engine/play/worklist.hpp"

namespace fundsim {

//! What work on an item is for, as of now.
inline Spending task_of(const Item& item) {
    if (item.work == Work::iteration) {
        return Spending::attempts;
    }
    return item.informed ? Spending::scope_seen : Spending::scope_unseen;
}

//! Undiscounted cash of the step that starts at now.month: deepest point, payback, monthly series.
void book_cash(Ledger& ledger, const Now& now, double outlay, double income);

//! The outlay of a step by what it was for, currency.
struct Breakdown {
    std::array<double, spending_kinds> kinds{};
    double& operator[](Spending kind) { return kinds[static_cast<std::size_t>(kind)]; }
};

//! Pay for a lane's time with an item: work and paid waiting, as the step was divided.
void share_out(Breakdown& breakdown, const Lane& lane, double pay);

void book_spending(Ledger& ledger, double month, const Breakdown& breakdown);

//! Run cost of a step after all work has ended.
void book_running(Ledger& ledger, double month, double cost);

//! Outlay, income and their present values, into the year in which `month` lies.
void book_year(Ledger& ledger, double month, const std::array<double, year_rows>& flows);

//! What an item's scope was charged with since the last time: it goes live with this step.
void book_live(Ledger& ledger, Item& item, double month);
//! The same given up in it.
void book_lost(Ledger& ledger, Item& item, double month);

}  // namespace fundsim
