#pragma once
// Reading the funding models of a scenario.

#include <vector>

#include "engine/scenario.hpp"
#include "scenario/faults.hpp"
#include "scenario/read_scalar.hpp"

namespace fundsim {

//! Reads the [[model]] tables, each on top of its preset.
std::vector<FundingModel> read_models(Reading& reading, const Node& root, std::vector<Uncertain>& uncertain);

}  // namespace fundsim
