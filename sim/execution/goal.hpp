#pragma once
// Plays what the search for a goal needs: one model with other values of its levers, always in the same
// worlds, and what is chosen once more in others.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/scenario.hpp"
#include "execution/sampling.hpp"
#include "parameters/words.hpp"
#include "studies/goal.hpp"

namespace fundsim {

struct GoalOptions {
    std::uint64_t seed = 1;
    std::size_t values = 9;  //!< of each lever in the grid, >= 2
    SamplingOptions sampling = {};
};

struct GoalDone {
    GoalSearch search;
    //! Chances at how things stand, at the best point of each lever alone, and at the best of all, in as many
    //! other futures, in which nothing was chosen. Empty when it was stopped before.
    std::vector<GoalChance> again = {};
    std::vector<UnplayedPoint> left_out = {};
    std::uint64_t replications = 0;  //!< at each point
    Ending ending = Ending::complete;
    std::string fault = {};
};

//! `one_model`: sound; `addresses`: one for each lever, which are moved in it. With 0 replications nothing
//! else has meaning; interrupted later, what was found so far is there.
GoalDone play_goal(const Scenario& one_model, std::span<const Address> addresses,
                   std::span<const GoalLever> levers, const Goal& goal, const GoalOptions& options);

}  // namespace fundsim
