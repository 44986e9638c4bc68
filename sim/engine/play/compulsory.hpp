#pragma once
// Work that the law demands by a date, whatever it is worth: when it can wait no longer, and what it costs to
// be late.

#include "engine/outcome.hpp"
#include "engine/play/scene.hpp"

namespace fundsim {

//! Whether compulsory work cannot be put off any longer at a month without risking its date, as planners of a
//! regime see it, who know what part of people's time is left for it.
bool is_pressing(const Scene& scene, const Regime& regime, std::uint32_t item, double month);

//! Of what waits, presses now and a lane may serve the one with the first date; -1 where there is none.
int first_pressing(const Scene& scene, const Regime& regime, std::size_t lane);

//! What being late costs from now until a month, currency, undiscounted: of everything due until the horizon.
double late_cost(const Worklist& work, const Now& now, double until);

//! How many were due until the horizon, and how many of those were late.
void count_compulsory(Outcome& out, const Worklist& work, const Now& now);

}  // namespace fundsim
