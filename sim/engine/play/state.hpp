#pragma once
// The state of one play, by owner. Every phase of a step is a free function on the parts that its parameters
// name: those that it writes come first, those that it only reads are const. What writes most of them takes
// the whole.

#include <cstdint>
#include <vector>

#include "engine/play/index_cache.hpp"
#include "engine/play/ledger.hpp"
#include "engine/play/now.hpp"
#include "engine/play/operation.hpp"
#include "engine/play/regimes.hpp"
#include "engine/play/scene.hpp"
#include "engine/play/teams.hpp"
#include "engine/play/worklist.hpp"

namespace fundsim {

//! Memory that phases use again: nothing in it outlives the phase that fills it.
struct Scratch {
    std::vector<Trial> trials;             //!< experiments that may be worth it
    std::vector<std::uint32_t> order;      //!< items by index
    std::vector<std::uint32_t> by_decree;  //!< items by who says that they go next
    std::vector<std::uint32_t> wanting;    //!< running scope work that wants further lanes
};

struct PlayState {
    Now now;
    Worklist work;
    Operation operation;
    Teams teams;
    Regimes regimes;
    IndexCaches caches;
    Ledger ledger;
    Scratch scratch;
};

inline Scene scene(const PlayState& s) { return {s.now, s.work, s.teams, s.regimes}; }

}  // namespace fundsim
