#pragma once
// Distributions as they are written in a scenario.

#include <optional>
#include <string_view>

#include "engine/distribution/distribution.hpp"
#include "scenario/faults.hpp"

namespace fundsim {

//! Whether a value is written as a distribution: a table that names a family.
bool names_distribution(const Node& node);

//! The distribution written there: a bare number, or `{ family = ..., min = ..., max = ... }`. Its faults go
//! into `reading`, and then there is none. `what` is the name of the parameter that it is for.
std::optional<Distribution> read_distribution(Reading& reading, const Node& node, std::string_view what);

}  // namespace fundsim
