#pragma once
// What became of each listed initiative, where a series is recorded; decides nothing.

#include "engine/play/ledger.hpp"
#include "engine/play/now.hpp"
#include "engine/play/worklist.hpp"

namespace fundsim {

//! Adds to a row of an initiative; of other items, and where nothing is recorded, nothing happens.
inline void book_initiative(Ledger& ledger, InitiativeRow row, std::uint32_t item, double value) {
    if (!ledger.series) return;
    const std::size_t count = ledger.series->initiatives.size() / initiative_rows;
    if (item < count) ledger.series->initiatives[static_cast<std::size_t>(row) * count + item] += value;
}

//! What flows of the step of now are discounted by, at its middle.
double middle_discount(const Now& now);

//! The figures that are known when all work has ended, the run-off booked.
void close_initiatives(Ledger& ledger, const Worklist& work);

}  // namespace fundsim
