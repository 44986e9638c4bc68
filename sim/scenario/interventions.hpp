#pragma once
// Reading the [[intervention]] tables of a scenario.

#include <span>
#include <vector>

#include "engine/scenario.hpp"
#include "parameters/intervention.hpp"
#include "scenario/faults.hpp"
#include "scenario/read_scalar.hpp"

namespace fundsim {

//! Reads the [[intervention]] tables of a scenario with these models.
std::vector<Intervention> read_interventions(Reading& reading, const Node& tables,
                                             std::span<const FundingModel> models,
                                             std::vector<Uncertain>& uncertain);

}  // namespace fundsim
