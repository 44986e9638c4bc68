#pragma once
// Overhead: the share of the budget that governs, coaches and supports instead of paying teams.

#include "engine/scenario.hpp"

namespace fundsim {

//! Teams that the budget pays, also fractions: budget * (1 - overhead) / (12 * team_size *
//! person_month_cost).
inline double slots_of(const Organisation& o, double overhead) {
    return o.budget_per_year * (1 - overhead) / (12 * o.team_size * o.person_month_cost);
}

//! What it costs in so many months, currency.
inline double overhead_of(const Organisation& o, const Levers& levers, double months) {
    return o.budget_per_year * levers.overhead / 12 * months;
}

}  // namespace fundsim
