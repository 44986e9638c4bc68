#pragma once
// [uncertain]: what studies draw otherwise than the parameter table says.

#include <span>
#include <vector>

#include "parameters/doubt.hpp"
#include "scenario/faults.hpp"

namespace fundsim {

//! Addresses with a distribution, [low, high] for evenly between, or "known". What a run plays stays as it
//! is.
std::vector<Doubt> read_doubts(Reading& reading, const Node& table, const Scenario& scenario);

}  // namespace fundsim
