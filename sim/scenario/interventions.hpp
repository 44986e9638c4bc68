#pragma once
// Reading the [[intervention]] tables of a scenario.

#include <string>
#include <vector>

#include "parameters/intervention.hpp"
#include "scenario/faults.hpp"
#include "scenario/read_scalar.hpp"

namespace fundsim {

//! Reads the [[intervention]] tables of a scenario whose models have these names.
std::vector<Intervention> read_interventions(Reading& reading, const Node& tables,
                                             const std::vector<std::string>& model_names,
                                             std::vector<Uncertain>& uncertain);

}  // namespace fundsim
