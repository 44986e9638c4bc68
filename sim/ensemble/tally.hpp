#pragma once
// The sums behind a summary: taken of one block by whoever played it, then merged in index order.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/simulation.hpp"
#include "engine/statistics/moments.hpp"
#include "engine/statistics/paired.hpp"
#include "ensemble/block.hpp"

namespace fundsim {

struct ModelTally {
    std::vector<Moments> metrics;   //!< of the finite values, in the order of metrics()
    std::vector<Comoments> ratios;  //!< x = denominator, y = numerator, in the order of ratios()
    Comoments npv;                  //!< x = potential of the world
    Moments regret;                 //!< NPV of the best listed model of each world less this one's
    std::uint64_t losses = 0;       //!< worlds with NPV < 0
    bool operator==(const ModelTally&) const = default;
};

struct PairTally {
    Paired worlds;
    Comoments difference;  //!< x = potential of the world
    bool operator==(const PairTally&) const = default;
};

struct SplitTally {
    Comoments gap, funding, practice, interplay;  //!< x = potential of the world
    bool operator==(const SplitTally&) const = default;
};

struct Tally {
    std::uint64_t replications = 0;
    std::vector<ModelTally> models;  //!< listed ones
    std::vector<PairTally> pairs;    //!< (1,0), (2,0), (2,1), (3,0), ...
    std::vector<SplitTally> splits;
    bool operator==(const Tally&) const = default;
};

// NPVs that differ by nothing but rounding are equal throughout: no regret, no gap, a tie.

//! Place of the pair (a, b), a > b, in Tally::pairs.
constexpr std::size_t pair_place(std::size_t a, std::size_t b) { return a * (a - 1) / 2 + b; }

Tally tally_of(const Block& block, const Cast& cast, std::span<const SplitPair> splits);

//! Adds the next block. An empty tally takes the shape of the block's.
void merge_into(Tally& sum, const Tally& block);

}  // namespace fundsim
