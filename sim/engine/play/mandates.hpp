#pragma once
// Work that is done because somebody says so: a share of the effort started, whatever it is worth.

#include "engine/play/index_cache.hpp"
#include "engine/play/scene.hpp"

namespace fundsim {

//! Planned effort of what was started (person-months).
struct Starts {
    double decreed;
    double all;
};

//! Whether the next start is a decree: without it the mandated share would fall more than half a median item
//! short.
bool is_decree_due(const Prepared& prepared, const Regime& regime, const Starts& starts);

//! The same now.
inline bool is_decree_due(const Prepared& prepared, const Regime& regime) {
    return is_decree_due(prepared, regime, {regime.decreed_starts, regime.starts});
}

//! Whether one item would be decreed before another: the lower draw.
inline bool is_decreed_before(const World& world, std::uint32_t a, std::uint32_t b) {
    const std::vector<double>& draw = world.decree;
    return draw[a] != draw[b] ? draw[a] < draw[b] : a < b;
}

//! Whether an item waits for one of the decrees outside the list: with cycles, as of the plans and the round.
//! What the law demands anyway is not decreed.
bool may_be_decreed(const Worklist& work, const Regime& regime, std::uint32_t item);

//! An item starts to wait. (Otherwise, between two plans, rounds or changes of rules, items only stop.)
void queue_for_decrees(IndexCaches& caches, const World& world, std::uint32_t item);

//! The one with the lowest draw that a lane may serve; -1 where none waits.
int decree_for(IndexCache& cache, const Scene& scene, const Regime& regime, std::size_t lane);

//! Books the first start of an item; nobody weighs one that is decreed or compulsory from then on.
void note_start(Regime& regime, Item& item, double effort, bool decreed);

}  // namespace fundsim
