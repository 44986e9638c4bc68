#pragma once
// A scenario with some of its models alone.

#include <cstddef>
#include <vector>

#include "engine/scenario.hpp"

namespace fundsim {

//! The models in these places of the scenario, in this order; addresses may name no others then.
Scenario with_models(const Scenario& scenario, const std::vector<std::size_t>& models);

}  // namespace fundsim
