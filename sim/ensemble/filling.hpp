#pragma once
// Filling a block: its replications are played one after the other, their flows summed.

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "engine/simulation.hpp"
#include "ensemble/block.hpp"
#include "ensemble/series.hpp"

namespace fundsim {

//! A way to play a replication with every model, for one thread: outcomes [played], series [played] or empty.
using Player =
    std::function<void(std::uint64_t replication, std::span<Outcome> outcomes, std::span<Series> series)>;

//! Plays what has been prepared, in a workspace of its own. `prepared` must outlive it.
Player engine_player(const Prepared& prepared, std::uint64_t seed);

//! What one thread needs to fill blocks.
struct Filler {
    Player play;
    std::vector<Outcome> outcomes;
    std::vector<Series> series;
    SeriesSums sums;
    Block block;
};

Filler make_filler(const Cast& cast, Player play);

//! Replications of block `index`; `replications`: of the whole run.
void begin_block(Block& block, std::uint64_t index, std::uint64_t replications);

//! Plays filler.block, whose first and size are set, and puts what belongs to the sample there. False if
//! `stop`, asked before each replication, said so before the block was whole.
bool fill(Filler& filler, SeriesSample& sample, const std::function<bool()>& stop);

}  // namespace fundsim
