#pragma once
// Plays rows of a pick-freeze design: all points of a row in the same two futures.

#include <cstdint>
#include <vector>

#include "engine/prepared.hpp"
#include "execution/sampling.hpp"
#include "execution/unplayed.hpp"
#include "studies/factors.hpp"
#include "studies/jansen.hpp"

namespace fundsim {

//! What is played, which has to outlive the playing.
struct DesignGround {
    const Scenario& pair;
    const Prepared& known;
    const std::vector<Factor>& factors;
    std::uint64_t seed;
};

//! Rows from `first_row` on, in the futures 2 n and 2 n + 1 of row n; replications are rows. The sums are of
//! jansen_figures(groups).
Sample play_rows(const DesignGround& ground, const Design& design, std::uint64_t first_row,
                 const SamplingOptions& options, Unplayed& unplayed);

}  // namespace fundsim
