#pragma once
// What a cycle's round has to grant: person-months of a pool, or of each team where teams serve their areas
// only.

#include <vector>

#include "engine/play/ledger.hpp"
#include "engine/play/scene.hpp"

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
double net_share(const Upkeep& upkeep, const Regime& regime);

//! What the coming cycle can give to new work.
Supply supply_of(const Scene& scene, const Upkeep& upkeep, const Regime& regime);

//! Whether a demand (person-months) for an area can be met.
bool fits(const Teams& teams, const Supply& supply, std::uint32_t area, double demand);

//! Grants it: teams give in order of their number, each until it is used up.
void draw_on(Supply& supply, const Teams& teams, std::uint32_t area, double demand);

}  // namespace fundsim
