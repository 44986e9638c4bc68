#pragma once
// Plays what a break-even needs: two models at values of one parameter, always in the same worlds.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/scenario.hpp"
#include "execution/sampling.hpp"
#include "parameters/words.hpp"
#include "studies/breakeven.hpp"

namespace fundsim {

//! What is varied.
struct Varied {
    Address address;
    const Parameter* parameter;  //!< a number or an integer
    double low, high;
};

struct BreakevenOptions {
    std::uint64_t seed = 1;
    std::size_t points = 9;  //!< of the profile, >= 2
    bool controlled = true;  //!< means with the potential of the worlds as control variate
    SamplingOptions sampling = {};
};

struct BreakevenDone {
    Breakeven breakeven;
    std::uint64_t replications = 0;
    Ending ending = Ending::complete;
    std::string fault = {};
};

//! Of a sound scenario. With 0 replications nothing else has meaning; interrupted later, ties may be missing.
BreakevenDone play_breakeven(const Scenario& scenario, std::size_t a, std::size_t b, const Varied& varied,
                             const BreakevenOptions& options);

struct BreakevensDone {
    std::vector<Breakeven> breakevens;  //!< of each pair
    std::uint64_t replications = 0;
    Ending ending = Ending::complete;
    std::string fault = {};
};

//! The same of several pairs at once, world by world; then the ties, pair by pair.
BreakevensDone play_breakevens(std::span<const Scenario> pairs, const Varied& varied,
                               const BreakevenOptions& options);

}  // namespace fundsim
