#pragma once
// Upper bounds that spare most evaluations of the index. While nothing is learned about an item its index for
// a typical team only falls, as its value decays, but for what teams get better at their work. So the last
// evaluation, with that growth, bounds every later one; it has to be made anew only where the bound could
// win.

#include <cstddef>
#include <cstdint>

#include "engine/play/index_cache.hpp"
#include "engine/play/now.hpp"
#include "engine/play/regimes.hpp"
#include "engine/play/worklist.hpp"

namespace fundsim {

//! Over the rounding of the evaluations.
inline constexpr double rounding_slack = 1 + 1e-9;

void clear_bounds(Bounds& bounds, std::size_t items, std::size_t areas);

//! Once a step, when productivity is known.
void grow_bounds(Growth& growth, const Regime& regime, const Prepared& prepared);

//! Notes an item's typical option, just evaluated by planners of a regime.
void note_bounds(IndexCache& cache, const Regime& regime, const Worklist& work, const World& world,
                 std::uint32_t item, const Option& option);
//! Something has changed about an item: nothing bounds it until it is evaluated, but what has not been
//! started by teams that are bought.
void forget_bounds(IndexCache& cache, const Regime& regime, const Item& item, const Now& now,
                   std::uint32_t number);

//! An item is open, and last in its area's list: nothing bounds it yet.
void add_bounds(IndexCaches& caches, std::uint32_t area);
//! An item is no longer open: the last of its area takes its place.
void drop_bounds(IndexCaches& caches, const Worklist& work, const World& world, std::uint32_t item);

//! At most the index of a candidate's typical option now.
double index_bound(const IndexCache& cache, const Worklist& work, const World& world, std::uint32_t item);

}  // namespace fundsim
