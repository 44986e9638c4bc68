#include "engine/play/supply.hpp"

#include <algorithm>

#include "engine/play/candidates.hpp"
#include "engine/play/continuity.hpp"
#include "engine/play/scope.hpp"

namespace fundsim {

namespace {

//! What a lane's work in hand takes of its time: its share of what the item still needs, at most all.
double in_hand(const Scene& s, const Upkeep& upkeep, const Regime& r, const Lane& lane, double months) {
    if (lane.item < 0) {
        return 0;
    }
    const auto i = static_cast<std::uint32_t>(lane.item);
    const Item& item = s.work.items[i];
    const double rest =
        item.work == Work::iteration
            ? mature_effort(*s.now.prepared, r, item.iteration_content - item.iteration_done, 1)
            : scope_effort(s, r, i);
    return std::min(rest / item.lanes_held, lane.people * months * net_share(upkeep, r));
}

}  // namespace

double net_share(const Upkeep& upkeep, const Regime& r) {
    const double exploring = r.rules->bought ? 0.0 : r.rules->levers.discovery_share;
    return (1 - exploring) * (1 - upkeep.run_share);
}

Supply supply_of(const Scene& s, const Upkeep& upkeep, const Regime& r) {
    const Levers& l = r.rules->levers;
    const double months =
        std::min(l.cycle_months, s.now.prepared->scenario.organisation.horizon_months - s.now.month);
    const double granted = months * net_share(upkeep, r) * (1 - l.contingency);
    Supply supply{.teams = {}, .pooled = r.people * granted};
    if (r.rules->home_areas == 0) {
        for (const Lane& lane : s.teams.lanes) {
            if (lane.regime == r.number) {
                supply.pooled -= in_hand(s, upkeep, r, lane, months);
            }
        }
        return supply;
    }
    for (std::size_t k = 0; k < s.teams.lanes.size(); ++k) {
        const Lane& lane = s.teams.lanes[k];
        if (lane.regime != r.number || lane.released) {
            continue;
        }
        if (supply.teams.empty() || s.teams.lanes[supply.teams.back().lane].team != lane.team) {
            supply.teams.push_back({k, 0});
        }
        supply.teams.back().left += lane.people * granted - in_hand(s, upkeep, r, lane, months);
    }
    for (Supply::Team& team : supply.teams) {
        team.left = std::max(0.0, team.left);
    }
    supply.pooled = 0;
    return supply;
}

bool fits(const Teams& teams, const Supply& supply, std::uint32_t area, double demand) {
    double left = supply.pooled;
    for (const Supply::Team& team : supply.teams) {
        if (may_serve(teams, team.lane, area)) {
            left += team.left;
        }
    }
    return demand <= left;
}

void draw_on(Supply& supply, const Teams& teams, std::uint32_t area, double demand) {
    if (supply.teams.empty()) {
        supply.pooled -= demand;
    }
    for (Supply::Team& team : supply.teams) {
        if (!may_serve(teams, team.lane, area)) {
            continue;
        }
        const double given = std::min(team.left, demand);
        team.left -= given;
        demand -= given;
    }
}

}  // namespace fundsim
