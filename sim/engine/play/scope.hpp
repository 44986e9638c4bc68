#pragma once

#include "engine/play/scene.hpp"

namespace fundsim {

//! Share of an item's value in the first share f of its effort, best parts first:
//! (1 - exp(-kappa f)) / (1 - exp(-kappa)), linear for kappa near 0.
double scope_value(const Prepared& prepared, double f);

//! Person-months that this many mature teams take for work content given at unit productivity.
double mature_effort(const Prepared& prepared, const Regime& regime, double content, double teams);

//! Lanes that an item's scope is to have.
double teams_on_scope(const Scene& scene, const Regime& regime, std::uint32_t item);

//! Believed remaining effort of mature teams on an item's scope, person-months.
double scope_effort(const Scene& scene, const Regime& regime, std::uint32_t item);

//! The rest of an item's scope as a job: what a stop today would give up, and what it would save.
WorkLeft scope_left(const Scene& scene, const Regime& regime, std::uint32_t item);
Job scope_job(const Prepared& prepared, const Regime& regime, std::uint32_t item, const WorkLeft& left);

}  // namespace fundsim
