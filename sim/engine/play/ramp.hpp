#pragma once
// Interventions in a play: levers that take hold over time, and the bills for them.

#include "engine/play/index_cache.hpp"
#include "engine/play/now.hpp"
#include "engine/play/regimes.hpp"
#include "engine/play/worklist.hpp"

namespace fundsim {

//! The rules in force at a month.
const Rules& in_force(const Rules& settled, double month);

//! The rules of this step; true where they are others than those of the last one.
bool follow_ramps(Regimes& regimes, double month);

//! Looks at all known items by rules that have changed, once it is known how productive teams are now.
void look_anew(Worklist& work, Regimes& regimes, IndexCaches& caches, const Now& now);

//! What falls due in the step that starts at `month`, currency: bills inside the envelope, or on top of it.
double bill_of_step(const Regimes& regimes, const Now& now, bool extra_money);

}  // namespace fundsim
