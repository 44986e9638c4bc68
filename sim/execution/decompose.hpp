#pragma once
// Plays what Sobol's indices need: rows of a pick-freeze design, all points of a row in the same two futures.

#include <cstdint>
#include <string>
#include <vector>

#include "engine/prepared.hpp"
#include "execution/sampling.hpp"
#include "studies/decomposition.hpp"

namespace fundsim {

struct DecomposeOptions {
    std::uint64_t seed = 1;
    //! Assumptions that are told apart, those with the largest total indices in a few rows of their own; the
    //! others are drawn as one. 0: all are told apart.
    std::size_t top = 10;
    //! Stop when every index is known to within so much, half of a 95 % interval. 0: play all rows.
    double until = 0;
    SamplingOptions sampling = {};  //!< replications: rows, at most `most_rows_played`
};

inline constexpr std::uint64_t most_rows_played = 1'000'000;

//! Rows that decide which assumptions are told apart, for so many rows.
std::uint64_t ranking_rows_for(std::uint64_t rows);

struct DecomposeDone {
    Decomposition decomposition;
    Ending ending = Ending::complete;
    std::string fault = {};
};

//! Of a sound, prepared scenario; `factors`: of its pair_of(a, b). Without rows nothing else has meaning.
DecomposeDone play_decomposition(const Prepared& prepared, std::size_t a, std::size_t b,
                                 std::vector<Factor> factors, const DecomposeOptions& options);

}  // namespace fundsim
