#pragma once
// Money in tranches: each pays a share of the believed effort, and the next one has to be decided.

#include "engine/play/state.hpp"

namespace fundsim {

//! The first tranche of an item that is claimed, whose believed effort is given (person-months).
void start_tranche(Item& item, const Levers& levers, double effort);

//! Books work against the tranche. What is used up before a decision date is bridged until then.
void use_tranche(Item& item, double person_months);

//! On decision dates of a regime (every max(cycle, 3) months) grants or refuses the next tranche of items
//! that have used up theirs; what was bridged counts against it.
void decide_tranches(PlayState& state, const Regime& regime);

}  // namespace fundsim
