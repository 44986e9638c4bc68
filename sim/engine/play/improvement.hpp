#pragma once
// Improvement: what teams gain by working on how they work.

#include "engine/numeric/special.hpp"
#include "engine/scenario.hpp"

namespace fundsim {

//! Productivity at a month, relative to month 0: (1 + continuous_improvement)^(month/12).
inline double improved(const Levers& levers, double month) {
    return power_of(1 + levers.continuous_improvement, month / 12);
}

}  // namespace fundsim
