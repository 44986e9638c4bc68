#pragma once
// What planners hear of an item before it is released: what its work tells, and business cases written anew.

#include "engine/play/state.hpp"

namespace fundsim {

//! A review of running scope work tells something of its value, to the planners of all regimes. The more
//! often it is looked at the less one look tells, so that time teaches and not the number of reviews.
void hear_status(PlayState& state, std::uint32_t item, const Levers& levers);

//! The planners of a regime get the case of a waiting item written anew where the market has shifted since
//! their last: evidence planners add it to what they believe, face value takes it for the old one.
void renew_case(PlayState& state, Regime& regime, std::uint32_t item);

}  // namespace fundsim
