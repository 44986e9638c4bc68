#pragma once
// Releases: when finished scope becomes benefit.

#include "engine/play/ledger.hpp"
#include "engine/play/now.hpp"
#include "engine/play/operation.hpp"
#include "engine/play/regimes.hpp"
#include "engine/play/worklist.hpp"

namespace fundsim {

//! Releases an item's scope up to the share f, `offset` months into the step.
void release(Worklist& work, Operation& operation, Ledger& ledger, const Regimes& regimes, const Now& now,
             std::uint32_t item, double f, double offset);

//! Releases of running work that its cadence makes due in this step.
void release_on_cadence(Worklist& work, Operation& operation, Ledger& ledger, const Regimes& regimes,
                        const Now& now, std::uint32_t item);

//! Starts the clock of the readings that follow the first release of an attempt.
void expect_reading(Worklist& work, Operation& operation, const Regimes& regimes, const Now& now,
                    std::uint32_t item, double released_at);

}  // namespace fundsim
