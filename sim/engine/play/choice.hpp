#pragma once
// What a free team takes.

#include "engine/play/candidates.hpp"

namespace fundsim {

struct Choice {
    int item = -1;
    Option option = {};
    bool decreed = false;  //!< taken because somebody or the law says so
    bool waits = false;  //!< latency and staffing come after the claim also where money is granted in cycles
};

//! What the law demands that a lane takes now: of what is listed, or without cycles of what presses, the
//! first by date.
Choice compulsory_choice(IndexCaches& caches, const Scene& scene, std::size_t lane);

//! What a lane may take now: what the law demands, else a decree that is due, else the best item; where money
//! is granted in cycles, of the list and the reserve. Without cycles, choices of an index below `least` may
//! be missed.
Choice best_choice(IndexCaches& caches, const Scene& scene, std::size_t lane, double least);

//! What a lane would do with an open item. Notes nothing, as `typical_option` does.
Option weigh(IndexCache& cache, const Scene& scene, const Regime& regime, std::size_t lane,
             std::uint32_t item);

//! The item where there is work whose index reaches `bar`, else none.
Choice at_least(double bar, std::uint32_t item, const Option& option);

//! The item where it is worth starting: capacity that has to be bought must clear the hurdle, capacity that
//! is paid anyway takes what is worth doing. On a cycle's list the grant has been made: only what has become
//! worthless is left out.
Choice weigh_worth(const Regime& regime, std::uint32_t item, const Option& option);

//! Replaces a choice by one that goes before it: the higher index does, else the lower number.
void take_better(Choice& best, const Choice& other);

//! What a lane gets that is told to take an item.
Choice decreed_choice(IndexCache& cache, const Scene& scene, const Regime& regime, std::size_t lane,
                      int item);

//! Whether a choice is the other, or neither is one of an index of at least `least`.
bool is_same_choice(const Choice& a, const Choice& b, double least);

}  // namespace fundsim
