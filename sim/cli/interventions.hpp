#pragma once
// The option --with, until interventions are played: the only place that knows they are not.

#include <string>
#include <vector>

#include "scenario/interventions.hpp"

namespace fundsim {

//! Why a run with these interventions is refused; empty when none is asked for.
std::string intervention_fault(const std::vector<std::string>& asked_for,
                               const std::vector<Intervention>& interventions);

}  // namespace fundsim
