#include "engine/play/continuity.hpp"

#include <algorithm>

#include "engine/play/candidates.hpp"

namespace fundsim {

namespace {

//! Whether a setting's teams keep together and take work in any area.
bool works_anywhere(const Regime& r) {
    const Continuity continuity = r.rules->levers.continuity;
    return continuity == Continuity::switch_work || continuity == Continuity::switch_people;
}

//! What the people who are in an area know of it: nobody brings what nobody there knows.
void learn_areas(Regime& r, Teams& teams) {
    if (r.area_knowledge.empty()) {
        return;
    }
    teams.staffed.assign(r.area_knowledge.size(), 0);
    for (const Lane& l : teams.lanes) {
        if (l.regime == r.number && !l.released && l.staffing <= 0 && l.area >= 0) {
            teams.staffed[static_cast<std::size_t>(l.area)] = 1;
        }
    }
    for (std::size_t area = 0; area < r.area_knowledge.size(); ++area) {
        double& k = r.area_knowledge[area];
        const double full = teams.staffed[area] ? r.rules->knowledge_full : 0.0;
        k = full + (k - full) * r.rules->knowledge_kept;
    }
}

}  // namespace

double variety_of(const Teams& teams, const Regimes& regimes, const Now& now, std::size_t lane,
                  std::uint32_t area) {
    if (teams.visited.empty() || !works_anywhere(regime_of(regimes, teams.lanes[lane]))) {
        return 1;
    }
    constexpr double remembered = 12;  // months
    const std::size_t areas = teams.area_owned.size();
    unsigned different = 1;
    for (std::size_t a = 0; a < areas; ++a) {
        different += a != area && teams.visited[lane * areas + a] > now.month - remembered + 1e-6;
    }
    return now.prepared->variety[different];
}

double knowledge_of(const Regimes& regimes, const Lane& lane, std::uint32_t area) {
    const Regime& r = regime_of(regimes, lane);
    return r.area_knowledge.empty() ? lane.knowledge : r.area_knowledge[area];
}

void forget_visits(Teams& teams, std::size_t lane) {
    const std::size_t areas = teams.area_owned.size();
    for (std::size_t a = 0; a < areas && !teams.visited.empty(); ++a) {
        teams.visited[lane * areas + a] = -never;
    }
}

void form_lanes(Teams& teams, IndexCaches& caches, const Regimes& regimes, const Worklist& work,
                const Now& now) {
    const auto areas = static_cast<unsigned>(now.prepared->scenario.organisation.areas);
    teams.lanes.clear();
    teams.lanes_of_area.assign(areas, 0.0);
    const Rules& first = *regimes.each[0].rules;
    for (const LanePlan& plan : first.lanes) {
        Lane lane{};
        lane.people = plan.people;
        lane.item = -1;
        lane.area = -1;
        lane.team = plan.team;
        lane.staffing = first.bought ? 0.0 : now.prepared->scenario.organisation.hiring_lag_months;
        lane.home_count = first.home_areas;
        lane.home_first = areas > 0 ? plan.team * first.home_areas % areas : 0;
        teams.lanes.push_back(lane);
    }
    bool switches = false;
    for (const Regime& r : regimes) {
        switches |= works_anywhere(r);
    }
    teams.visited.assign(switches ? teams.lanes.size() * areas : 0, -never);
    count_lanes(teams, caches, regimes, work, now);
}

Readiness readiness(const Scene& s, std::size_t lane, std::uint32_t area) {
    const Lane& l = s.teams.lanes[lane];
    const Rules& r = *regime_of(s.regimes, l).rules;
    Readiness ready = typical_readiness(r);
    if (r.bought) {
        return ready;
    }
    ready.familiarity_missing = ready.knowledge_missing = 1;
    ready.staffing = l.staffing;
    ready.variety = variety_of(s.teams, s.regimes, s.now, lane, area);
    const bool elsewhere = l.area >= 0 && l.area != static_cast<int>(area);
    if (!(r.levers.continuity == Continuity::switch_people && elsewhere)) {
        ready.familiarity_missing = std::max(0.0, 1 - l.familiarity / r.familiarity_full);
    }
    if (!(r.levers.continuity == Continuity::switch_work && elsewhere)) {
        ready.knowledge_missing = std::max(0.0, 1 - knowledge_of(s.regimes, l, area) / r.knowledge_full);
    }
    return ready;
}

void occupy(Teams& teams, Worklist& work, const Regimes& regimes, const World& world, std::size_t lane,
            std::uint32_t item, double staffing) {
    Lane& l = teams.lanes[lane];
    const int area = static_cast<int>(world.area[item]);
    const bool elsewhere = l.area >= 0 && l.area != area;
    const Levers& levers = regime_of(regimes, l).rules->levers;
    switch (levers.continuity) {
    case Continuity::disband:
        l.familiarity = l.knowledge = 0;
        l.staffing = staffing;
        break;
    case Continuity::persist:
        break;
    case Continuity::switch_work:
        if (elsewhere) {
            l.knowledge = 0;
        }
        break;
    case Continuity::switch_people:
        if (elsewhere) {
            l.familiarity = 0;
        }
        break;
    }
    l.area = area;
    l.item = static_cast<int>(item);
    Item& held = work.items[item];
    std::uint32_t* at = &held.first_lane;
    while (*at < lane) {
        at = &teams.lanes[*at].next;  // no lane has a higher number than no_lane
    }
    l.next = *at;
    *at = static_cast<std::uint32_t>(lane);
    ++held.lanes_held;
}

void leave_to_others(Teams& teams, Worklist& work, std::size_t lane) {
    Lane& l = teams.lanes[lane];
    Item& held = work.items[static_cast<std::size_t>(l.item)];
    std::uint32_t* at = &held.first_lane;
    while (*at != lane) {
        at = &teams.lanes[*at].next;
    }
    *at = l.next;
    --held.lanes_held;
    l.item = -1;
    l.deciding = l.held_up = 0;
}

void count_lanes(Teams& teams, IndexCaches& caches, const Regimes& regimes, const Worklist& work,
                 const Now& now) {
    const std::size_t areas = teams.lanes_of_area.size();
    teams.counted.assign(areas, 0.0);
    for (const Lane& l : teams.lanes) {
        if (!l.released) {
            in_areas(teams, {l.home_first, l.home_count}, [&](std::uint32_t area) { ++teams.counted[area]; });
        }
    }
    for (std::uint32_t area = 0; area < areas; ++area) {
        // Plans for an area that has lost its teams assume that one comes back.
        const double lanes = std::max(teams.counted[area], 1.0);
        const double fewer = std::min(lanes, teams.lanes_of_area[area]);
        if (lanes == teams.lanes_of_area[area]) {
            continue;
        }
        teams.lanes_of_area[area] = lanes;
        for (const std::uint32_t i : work.open_in[area]) {
            const Item& item = work.items[i];
            // Scope for which there are teams enough before and after is planned as it was.
            if (item.released > 0 || item.teams > fewer) {
                forget_outlook(caches, regimes, work, now, i);
            }
        }
    }
}

void leave(Teams& teams, Worklist& work, Regimes& regimes, std::uint32_t item) {
    for (std::uint32_t lane = work.items[item].first_lane; lane != no_lane; lane = teams.lanes[lane].next) {
        Lane& l = teams.lanes[lane];
        l.item = -1;
        l.deciding = l.held_up = 0;
        if (regime_of(regimes, l).rules->bought) {
            l.familiarity = l.knowledge = l.staffing = 0;
        }
    }
    for (Regime& r : regimes) {
        r.views[item].cleared_since = r.views[item].granted_since = missing;
    }
    work.items[item].lanes_held = 0;
    work.items[item].first_lane = no_lane;
}

void learn(Teams& teams, Regimes& regimes) {
    for (Lane& l : teams.lanes) {
        const Rules& r = *regime_of(regimes, l).rules;
        if (l.released) {
            continue;
        }
        // A team formed for an initiative learns from its first work on; a standing one also in between.
        if (r.bought ? l.item < 0 || l.working <= 0 : l.staffing > 0) {
            continue;
        }
        l.familiarity = r.familiarity_full + (l.familiarity - r.familiarity_full) * r.familiarity_kept;
        l.knowledge = r.knowledge_full + (l.knowledge - r.knowledge_full) * r.knowledge_kept;
    }
    for (Regime& r : regimes) {
        learn_areas(r, teams);
    }
}

void find_owned_areas(Teams& teams, const Regimes& regimes) {
    std::fill(teams.area_owned.begin(), teams.area_owned.end(), std::uint8_t{0});
    for (std::size_t k = 0; k < teams.lanes.size(); ++k) {
        if (teams.lanes[k].ended || teams.lanes[k].released) {
            continue;
        }
        const Continuity continuity = regime_of(regimes, teams.lanes[k]).rules->levers.continuity;
        if (continuity == Continuity::disband) {
            continue;
        }
        if (continuity == Continuity::switch_people) {
            std::fill(teams.area_owned.begin(), teams.area_owned.end(), std::uint8_t{1});
            return;
        }
        if (continuity == Continuity::switch_work) {
            if (teams.lanes[k].area >= 0) {
                teams.area_owned[static_cast<std::size_t>(teams.lanes[k].area)] = 1;
            }
            continue;
        }
        for (unsigned n = 0; n < teams.lanes[k].home_count; ++n) {
            teams.area_owned[(teams.lanes[k].home_first + n) % teams.area_owned.size()] = 1;
        }
    }
}

}  // namespace fundsim
