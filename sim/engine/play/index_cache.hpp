#pragma once
// What the planners of a regime need not work out again: it follows from the rest of the play and decides
// nothing.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/play/bound_tree.hpp"
#include "engine/play/gain_bounds.hpp"
#include "engine/play/index.hpp"
#include "engine/play/regimes.hpp"

namespace fundsim {

//! An item's index for a typical team, and what goes into it.
struct Outlook {
    Option option;  //!< as of `step`
    int step;
    bool left_known;  //!< what follows holds until something happens to the item
    WorkLeft scope_left, iteration_left;
};

//! How far figures of an item can have grown since month 0 while nothing was learned about it.
struct Growth {
    double index = 1;        //!< at most, of the profitability index
    double present = 1;      //!< at most, of the present value per unit of annual value, and of the numerator
    double least = 1;        //!< at least, of the same
    double run = 1;          //!< at most, of the run cost
    double cost = 1;         //!< at least, of the cost, which never rises
    double improvement = 1;  //!< of productivity, when this was last brought up to date
    bool bounded = true;     //!< false: nothing is known, everything has to be evaluated
};

//! Bounds of every item, each over the growth so far; +inf: something changed since the last evaluation.
struct Bounds {
    //! Of the typical index, 0 where it is negative: by area and place in Worklist::open_in.
    std::vector<BoundTree> index;
    GainBounds gain;
};

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

//! Heaps of items by area, the lowest decree draw on top, those that may be decreed among them
//! (mandates.hpp).
struct DecreeQueue {
    bool known;
    std::vector<std::vector<std::uint32_t>> by_area;
};

struct IndexCache {
    std::vector<Outlook> outlooks;  //!< of each item
    Growth growth;
    Bounds bounds;
    Granted granted;
    DecreeQueue decrees;
};

using IndexCaches = PerRegime<IndexCache>;

//! That of a regime.
inline IndexCache& cache_of(IndexCaches& caches, const Regime& r) { return caches.each[r.number]; }

}  // namespace fundsim
