#pragma once

#include "engine/scenario.hpp"

namespace fundsim {

//! The hybrid that takes its funding levers from one model and its practice levers from another.
Levers mix_levers(const Levers& funding, const Levers& practice);

}  // namespace fundsim
