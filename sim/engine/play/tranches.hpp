#pragma once
// Money in tranches: each pays a share of the believed effort, and the next one has to be decided.

#include "engine/play/state.hpp"

namespace fundsim {

//! The first tranche of an item that is claimed, whose believed effort is given (person-months).
void start_tranche(PlayState& state, std::uint32_t item, double effort);

//! Share of a step's work (person-months) that the rest of the tranche pays for; 1 without tranches.
double funded_share(const Item& item, double person_months);

//! Books work against the tranche; used up, the item waits, its team idle, for the next decision.
void use_tranche(PlayState& state, std::uint32_t item, double person_months);

//! On decision dates of a regime (every max(cycle, 3) months) grants or refuses the next tranche of items
//! that wait for one.
void decide_tranches(PlayState& state, const Regime& regime);

}  // namespace fundsim
