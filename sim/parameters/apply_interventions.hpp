#pragma once
// Interventions put to work: changed parameters, ramps of levers, and the bills.

#include <span>
#include <vector>

#include "engine/scenario.hpp"
#include "parameters/intervention.hpp"
#include "parameters/violation.hpp"

namespace fundsim {

struct Intervened {
    Scenario scenario;
    //! What the interventions themselves do wrong, each with the one that does; what follows for the changed
    //! scenario beside it, violations() tells.
    std::vector<Violation> violations;
};

//! Applies them in order to a scenario without violations. The world takes its new values from the start,
//! levers when onset_of() says; models whose levers (or whose world) an intervention touches get its bill.
//! Violations where a value would leave its range, in the end or on the way, or the bills exceed the pay of
//! all teams. Where an intervention cannot be applied at all, the scenario stays as it was.
Intervened apply_interventions(std::span<const Intervention> interventions, Scenario scenario);

}  // namespace fundsim
