#pragma once
// When a team can start: what has to be waited for before a claim, and after it.

#include <algorithm>
#include <cmath>

#include "engine/play/regimes.hpp"

namespace fundsim {

//! The decision and, where capacity is bought, the staffing of new work.
inline void add_waits(const Rules& rules, Readiness& ready) {
    ready.waiting += rules.levers.decision_latency_months;
    if (rules.bought) {
        ready.staffing += rules.levers.staffing_lag_months;
    }
}

//! Whether what a cycle's round has placed is decided and staffed by now: both run from the date since which
//! it clears the bar, also while it waits for a team.
inline bool may_be_taken(const Regime& regime, double month, std::uint32_t item) {
    Readiness ready{};
    add_waits(*regime.rules, ready);
    return month + 1e-6 >= regime.views[item].granted_since + ready.waiting + ready.staffing;
}

//! Months that a further team for running work has to be staffed.
inline double joining_lag(const Regime& regime, double month, std::uint32_t item) {
    const Levers& l = regime.rules->levers;
    const double since = regime.views[item].granted_since;
    if (l.cycle_months == 0 || std::isnan(since)) {
        return l.staffing_lag_months;
    }
    return std::max(0.0, since + l.staffing_lag_months - month);
}

}  // namespace fundsim
