#pragma once
// Plays what a tornado needs: in every world two models with each assumption at both ends of its range, so
// that what it moves is paired.

#include <optional>
#include <string>

#include "engine/scenario.hpp"
#include "execution/sampling.hpp"
#include "studies/tornado.hpp"

namespace fundsim {

struct TornadoOptions {
    std::uint64_t seed = 1;
    //! Stop when every swing is known to within so much, half of a 95 % interval: currency. 0: to within
    //! `until_share` of the gap or of the largest swing, whichever is larger.
    double until = 0;
    double until_share = 0.05;
    bool controlled = true;  //!< means with the potential of the worlds as control variate
    SamplingOptions sampling = {};
};

struct TornadoDone {
    Tornado tornado;
    Ending ending = Ending::complete;
    std::string fault = {};
};

//! Of a sound scenario. With 0 replications nothing else has meaning.
TornadoDone play_tornado(const Scenario& scenario, std::size_t a, std::size_t b,
                         const TornadoOptions& options);

}  // namespace fundsim
