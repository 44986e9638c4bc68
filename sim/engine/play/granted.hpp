#pragma once
// What a cycle's round has granted and lanes may take by now, in the order in which they would: a lane looks
// at the first that is left instead of at all.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace fundsim {

struct PlayState;
struct Regime;
struct Choice;

//! An item and its index for a typical team.
struct GrantedItem {
    double index;
    std::uint32_t item;
};

//! Items in some order; those before `next` have been taken.
struct GrantedOrder {
    std::vector<GrantedItem> items;
    std::size_t next = 0;
};

//! As of one step. Listed and reserved ones are in order of their index for a typical team, which no lane
//! exceeds, ties by number; decreed ones in the order in which they were placed.
struct Granted {
    int step = -1;  //!< -1: something has changed since
    GrantedOrder decreed, listed, reserved;
};

//! Brings the orders up to this step.
void order_granted(PlayState& state, Regime& regime);

//! Of the decreed items that a lane may take the one that was placed first; -1 where there is none.
int first_decreed(const PlayState& state, Regime& regime, std::size_t lane);

//! Takes the best of the items that a lane may take, where it goes before `best`. Those worth nothing less
//! than the best so far for a typical team are weighed for this one.
void look_through(PlayState& state, Regime& regime, std::size_t lane, GrantedOrder& order, Choice& best);

}  // namespace fundsim
