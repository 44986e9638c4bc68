#pragma once
// Interventions put to work: changed parameters, ramps of levers, and the bills.

#include <span>
#include <string>
#include <vector>

#include "engine/scenario.hpp"
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

//! Applies them in order. The world takes its new values from the start, levers when onset_of() says; models
//! whose levers (or whose world) an intervention touches get its bill. Faults at `places` where a value would
//! leave its range or the bills exceed the pay of all teams.
void apply_interventions(Reading& reading, std::span<const Intervention> interventions,
                         const std::vector<Wanted>& wanted, Scenario& scenario);

}  // namespace fundsim
