#pragma once
// Which work may be funded, and what planners think it is worth.

#include "engine/play/index_cache.hpp"
#include "engine/play/scene.hpp"

namespace fundsim {

//! The better of going on with an item's scope and of iterating it, as planners of a regime see it for a team
//! of this readiness; Work::none where neither is open.
Option best_option(IndexCache& cache, const Scene& scene, const Regime& regime, std::uint32_t item,
                   const Readiness& readiness);

//! The same for a typical team: exact where teams are formed anew, an upper bound of the index where they
//! stand and may still have to form. Computed once a step.
const Option& typical_option(IndexCache& cache, const Scene& scene, const Regime& regime, std::uint32_t item);

//! What is left of a running item's job, by the team that is on it.
Prospect forward_prospect(const Scene& scene, std::uint32_t item);

//! A typical team for plans made before it is known which one will do the work.
Readiness typical_readiness(const Rules& rules);

//! Whether an item waits or rests with scope that may still be built.
inline bool may_build(const Item& item) {
    return item.scope_open && (item.stage == Stage::waiting || item.stage == Stage::resting);
}

//! Whether an item has work that may be claimed.
bool is_open(const Item& item, const Regimes& regimes);

//! Refreshes what the planners of all regimes believe of an item's value and fit.
void update_all_beliefs(Regimes& regimes, IndexCaches& caches, const Worklist& work, const Now& now,
                        std::uint32_t item);
//! The same of its value alone, after news of it; what is left of its work is not changed by that.
void update_value_beliefs(Regimes& regimes, IndexCaches& caches, const Worklist& work, const Now& now,
                          std::uint32_t item);
//! The same of its fit alone, after a new attempt at its problem.
void update_fit_beliefs(Regimes& regimes, IndexCaches& caches, const Worklist& work, const Now& now,
                        std::uint32_t item);

//! Has an item's typical option computed anew.
void forget_outlook(IndexCaches& caches, const Regimes& regimes, const Worklist& work, const Now& now,
                    std::uint32_t item);

//! Puts an item (back) among the candidates if it is open.
void nominate(Worklist& work, IndexCaches& caches, const Regimes& regimes, const Now& now,
              std::uint32_t item);

//! Takes an item that is no longer open from the candidates.
void withdraw(Worklist& work, IndexCaches& caches, const World& world, std::uint32_t item);

//! The same with all of them, after rules have changed.
void withdraw_what_is_not_open(Worklist& work, IndexCaches& caches, const Regimes& regimes,
                               const World& world);

}  // namespace fundsim
