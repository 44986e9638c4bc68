#pragma once
// The engine's front door: prepare a scenario once, then play replications of it, each a pure function of
// (scenario, seed, replication).

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/outcome.hpp"
#include "engine/play/events.hpp"
#include "engine/prepared.hpp"
#include "engine/world/world.hpp"

namespace fundsim {

struct Workspace;  // a thread's reusable memory (engine/play/workspace.hpp)

std::shared_ptr<Workspace> make_workspace(const Prepared& prepared);

//! Models that a replication plays: the scenario's, then the silent hybrids of the 2x2 (funding levers of
//! one, practice levers of the other), each different setting of levers once.
std::size_t played_models(const Prepared& prepared);

//! Plays one world with every model. `outcomes`: played_models(); `series`: empty, or played_models() entries
//! that are resized as needed.
void play_replication(const Prepared& prepared, std::uint64_t seed, std::uint64_t replication,
                      Workspace& workspace, std::span<Outcome> outcomes, std::span<Series> series);

//! Plays one world by each of `rules`. `npv`: as many, currency. Returns the potential of the world.
double play_npvs(const Prepared& prepared, std::uint64_t seed, std::uint64_t replication,
                 std::span<const Rules> rules, Workspace& workspace, std::span<double> npv);

//! The pairs of models whose gap is split: the first with each other one.
std::vector<SplitPair> split_pairs(const Prepared& prepared);

//! What happened to one model in a world, for a story that a person can check.
struct ModelTrace {
    Outcome outcome;
    Series series;
    std::vector<Event> events;
};

struct Trace {
    World world;
    std::vector<ModelTrace> models;  //!< in the scenario's order
};

Trace trace_replication(const Prepared& prepared, std::uint64_t seed, std::uint64_t replication,
                        Workspace& workspace);

}  // namespace fundsim
