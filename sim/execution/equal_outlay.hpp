#pragma once
// Plays the contest of a scenario's models with budgets that make them pay out the same on average.

#include <cstdint>
#include <string>

#include "engine/scenario.hpp"
#include "execution/sampling.hpp"
#include "studies/equal_outlay.hpp"

namespace fundsim {

struct EqualOutlayOptions {
    std::uint64_t seed = 1;
    std::uint64_t matched_in = 1'000;  //!< the first futures, in which budgets are matched
    bool controlled = true;            //!< means with the potential of the worlds as control variate
    SamplingOptions sampling = {};
};

struct EqualOutlayDone {
    EqualOutlay equal;  //!< with 0 replications nothing in it has meaning
    Ending ending = Ending::complete;
    std::string fault = {};
};

//! Of a sound scenario with two models at least. Each model but the first is given a factor on the budget of
//! the organisation for itself alone; the worlds do not depend on it, so all are played in the same ones.
EqualOutlayDone play_equal_outlay(const Scenario& scenario, const EqualOutlayOptions& options);

}  // namespace fundsim
