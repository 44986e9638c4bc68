#pragma once
// What became of each listed initiative, where a series is recorded; decides nothing.

#include "engine/play/ledger.hpp"
#include "engine/play/now.hpp"
#include "engine/play/worklist.hpp"

namespace fundsim {

//! Items below this are noted: the listed ones, which come first. 0 where nothing is listed or recorded.
inline std::size_t noted_initiatives(const Ledger& ledger) {
    return ledger.series ? ledger.series->initiatives.size() / initiative_rows : 0;
}

//! Adds to a row of an initiative; of other items, and where nothing is recorded, nothing happens.
inline void book_initiative(Ledger& ledger, InitiativeRow row, std::uint32_t item, double value) {
    const std::size_t count = noted_initiatives(ledger);
    if (item < count) {
        ledger.series->initiatives[static_cast<std::size_t>(row) * count + item] += value;
    }
}

//! What flows of the step of now are discounted by, at its middle.
double middle_discount(const Now& now);

//! The figures that are known when all work has ended, the run-off booked.
void close_initiatives(Ledger& ledger, const Worklist& work);

}  // namespace fundsim
