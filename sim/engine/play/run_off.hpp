#pragma once
// What runs off when all work has ended: benefits that erode, and the cost of keeping them in operation.

#include "engine/play/ledger.hpp"
#include "engine/play/now.hpp"
#include "engine/play/operation.hpp"
#include "engine/play/regimes.hpp"
#include "engine/play/worklist.hpp"

namespace fundsim {

//! Value-weighted flows of everything that stays in operation after the end.
struct RunOff {
    Flow value;  //!< adopting, adopted: currency a year; estate: person-months
    double pv_income = 0, pv_outlay = 0;
    double income = 0, outlay = 0;  //!< undiscounted
};

//! What is kept: an item whose run cost exceeds its believed benefit is retired and left out, but for what
//! the law demands. Notes what is listed.
RunOff run_off(Ledger& ledger, const Operation& operation, const Worklist& work, const Regimes& regimes,
               const Now& now);

//! Its flows by calendar year, as far as they are recorded; the last entry takes all later ones.
void book_later_years(Ledger& ledger, const Rules& shared, const Now& now, Flow value);

//! Walks the run-off step by step: two years past the horizon for the months of a series, and on until the
//! cumulative net is positive for good, if it ever is.
void walk_run_off(Ledger& ledger, const Rules& shared, Now now, RunOff rest);

}  // namespace fundsim
