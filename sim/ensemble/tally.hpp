#pragma once
// The sums behind a summary: taken of one block by whoever played it, then merged in index order.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/statistics/estimate.hpp"
#include "engine/statistics/moments.hpp"
#include "engine/statistics/paired.hpp"
#include "ensemble/block.hpp"
#include "ensemble/contrast.hpp"

namespace fundsim {

struct ModelTally {
    std::vector<Comoments> metrics;       //!< y = the finite values, x = potential, in the order of metrics()
    std::vector<ControlledRatio> ratios;  //!< x = potential, in the order of ratios()
    Comoments regret;                     //!< y = NPV of the best listed model of each world less this one's
    std::uint64_t losses = 0;             //!< worlds with NPV < 0
    bool operator==(const ModelTally&) const = default;
};

struct PairTally {
    Paired worlds;
    Comoments difference;  //!< x = potential of the world
    bool operator==(const PairTally&) const = default;
};

struct Tally {
    std::uint64_t replications = 0;
    Moments potential;                 //!< of the worlds
    std::vector<ModelTally> models;    //!< listed ones
    std::vector<PairTally> pairs;      //!< (1,0), (2,0), (2,1), (3,0), ...
    std::vector<Comoments> contrasts;  //!< x = potential of the world
    bool operator==(const Tally&) const = default;
};

// NPVs that differ by nothing but rounding are equal throughout: no regret, no gap, a tie.

//! Place of the pair (a, b), a > b, in Tally::pairs.
constexpr std::size_t pair_place(std::size_t a, std::size_t b) { return a * (a - 1) / 2 + b; }

Tally tally_of(const Block& block, const Cast& cast, std::span<const Contrast> contrasts);

//! Adds the next block. An empty tally takes the shape of the block's.
void merge_into(Tally& sum, const Tally& block);

}  // namespace fundsim
