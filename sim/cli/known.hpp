#pragma once
// Interventions that commands know of.

#include <vector>

#include "scenario/scenario_file.hpp"

namespace fundsim {

//! Interventions of a scenario, and those that ship: which are in place, in the order in which they are
//! applied, and which may still be tried.
struct Known {
    std::vector<Intervention> applied, tried;
};
Known known_of(const ReadResult& read);

}  // namespace fundsim
