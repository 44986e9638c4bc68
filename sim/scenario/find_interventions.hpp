#pragma once
// Interventions by the names under which a run asks for them.

#include <string>
#include <vector>

#include "parameters/intervention.hpp"
#include "scenario/faults.hpp"

namespace fundsim {

//! An intervention that a run asks for by name, and where.
struct Wanted {
    std::string name;
    Place place;
};

//! The interventions of those names: the scenario's own, else the shipped ones, priced for this budget.
//! Faults for names that nobody knows or that come twice.
std::vector<Intervention> find_interventions(Reading& reading, const std::vector<Wanted>& wanted,
                                             const std::vector<Intervention>& own, double budget_per_year);

}  // namespace fundsim
