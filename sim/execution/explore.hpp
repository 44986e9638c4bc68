#pragma once
// Plays an exploration: every assumption drawn at once, two futures a draw.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/prepared.hpp"
#include "execution/sampling.hpp"
#include "studies/exploration.hpp"

namespace fundsim {

struct ExploreOptions {
    std::uint64_t seed = 1;
    //! Stop when the share of futures in which a is ahead is known to within so much, half of a 95 %
    //! interval. 0: play all draws.
    double until = 0;
    //! Rows that tell the total indices of the ten assumptions that matter most, at most `most_total_rows`;
    //! 0: none. Empty: as many as go with the draws.
    std::optional<std::uint64_t> total_rows = {};
    std::vector<Pilot> pilots = {};  //!< of a, played in each draw
    SamplingOptions sampling = {};   //!< replications: draws
};

//! Rows that go with so many draws, which take about a quarter of their time; 0 where they would be too few
//! to tell anything.
std::uint64_t total_rows_beside(std::uint64_t draws);

struct ExploreDone {
    Exploration exploration;
    Draws draws;
    Ending ending = Ending::complete;
    std::string fault = {};
};

//! Of a sound, prepared scenario; `factors`: of its pair_of(a, b). Without draws nothing else has meaning.
//! `conclude`d where it was not interrupted before 64 draws were done.
ExploreDone play_exploration(const Prepared& prepared, std::size_t a, std::size_t b,
                             std::vector<Factor> factors, const ExploreOptions& options);

}  // namespace fundsim
