#pragma once
// Alignment: whether capacity goes where value is. What is decreed is in mandates.hpp; how many intended
// users a benefit reaches, and how fast, in benefit_flow.hpp.

#include "engine/scenario.hpp"

namespace fundsim {

//! Share of capacity that is not pulled to other ends.
inline double aligned(const Levers& levers) { return 1 - levers.diverted; }

}  // namespace fundsim
