#pragma once
// Market shifts: what is not on the market yet, items without any release, changes its worth.

#include "engine/play/index_cache.hpp"
#include "engine/play/now.hpp"
#include "engine/play/regimes.hpp"
#include "engine/play/worklist.hpp"

namespace fundsim {

//! Lets the shifts of this step happen: planners who look at evidence believe less of what they knew.
void shift_market(Now& now, Worklist& work, Regimes& regimes, IndexCaches& caches);

//! Brings the true worth of an item up to date: it is drawn only when something depends on it.
void follow_market(Worklist& work, const Now& now, std::uint32_t item);

}  // namespace fundsim
