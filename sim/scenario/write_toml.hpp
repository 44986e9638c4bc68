#pragma once
// A scenario as TOML with every default written out, which reads back as the same scenario.

#include <string>
#include <vector>

#include "engine/scenario.hpp"
#include "parameters/doubt.hpp"
#include "scenario/interventions.hpp"
#include "scenario/read_scalar.hpp"

namespace fundsim {

//! Numbers are the shortest that read back exactly; a list's rows stand in the text. Scalars that are
//! uncertain are written with their distribution. `with` names the interventions that a run applies to it.
std::string scenario_toml(const Scenario& scenario, const std::vector<Intervention>& interventions = {},
                          const std::vector<Uncertain>& uncertain = {},
                          const std::vector<std::string>& with = {}, const std::vector<Doubt>& doubts = {});

}  // namespace fundsim
