#pragma once
// Plays what a frontier needs: a break-even along one parameter at each of some values of another, all of
// them in the same worlds.

#include <cstdint>
#include <string>

#include "execution/breakeven.hpp"
#include "studies/frontier.hpp"

namespace fundsim {

struct FrontierOptions {
    std::size_t rows = 9;         //!< values of the second parameter, >= 2
    BreakevenOptions along = {};  //!< of each row
};

struct FrontierDone {
    Frontier frontier;
    std::uint64_t replications = 0;  //!< at each point
    Ending ending = Ending::complete;
    std::string fault = {};
};

//! Of a sound scenario. With 0 replications nothing else has meaning; interrupted later, ties may
//! be missing.
FrontierDone play_frontier(const Scenario& scenario, std::size_t a, std::size_t b, const Varied& along,
                           const Varied& across, const FrontierOptions& options);

}  // namespace fundsim
