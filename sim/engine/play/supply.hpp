#pragma once
// What a cycle's round has to grant: person-months of a pool, or of each team where teams serve their areas
// only.

#include <vector>

#include "engine/play/state.hpp"

namespace fundsim {

//! Person-months that can still be granted.
struct Supply {
    struct Team {
        std::size_t lane;  //!< its first one
        double left;
    };
    std::vector<Team> teams;  //!< in order of their number; empty: everybody serves every area
    double pooled;
};

//! Share of people's time that goes into work on items: net of discovery and of what keeps things running.
double net_share(const PlayState& state, const Regime& regime);

//! What the coming cycle can give to new work.
Supply supply_of(const PlayState& state, const Regime& regime);

//! Whether a demand (person-months) for an area can be met.
bool fits(const PlayState& state, const Supply& supply, std::uint32_t area, double demand);

//! Grants it: teams give in order of their number, each until it is used up.
void draw_on(const PlayState& state, Supply& supply, std::uint32_t area, double demand);

}  // namespace fundsim
