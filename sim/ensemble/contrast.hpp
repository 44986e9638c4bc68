#pragma once
// Weighted sums of NPVs, replication by replication: a gap, a part of one, a share in it.

#include <span>
#include <string>
#include <vector>

#include "engine/prepared.hpp"
#include "ensemble/block.hpp"

namespace fundsim {

struct Contrast {
    std::string name;
    std::vector<double> weights;  //!< [played model]; their sum is 0
};

//! Its value in one replication of a block, currency; 0 where it is nothing but rounding next to the NPVs
//! that it weighs.
double contrast_value(const Contrast& contrast, const Block& block, std::size_t replication);

//! Of each pair the gap (other less first), what the other one's funding gains alone, what its practice gains
//! alone, and what only both together bring: four contrasts a pair, of which the last three sum to the first.
//! (An average over both orders would hide the fourth.)
std::vector<Contrast> split_contrasts(std::span<const SplitPair> pairs, std::size_t played);

}  // namespace fundsim
