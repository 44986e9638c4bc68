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
void learn_areas(PlayState& s, Regime& r) {
    if (r.area_knowledge.empty()) return;
    s.staffed.assign(r.area_knowledge.size(), 0);
    for (const Lane& l : s.lanes)
        if (l.regime == r.number && !l.released && l.staffing <= 0 && l.area >= 0)
            s.staffed[static_cast<std::size_t>(l.area)] = 1;
    for (std::size_t area = 0; area < r.area_knowledge.size(); ++area) {
        double& k = r.area_knowledge[area];
        const double full = s.staffed[area] ? r.rules->knowledge_full : 0.0;
        k = full + (k - full) * r.rules->knowledge_kept;
    }
}

}  // namespace

double variety_of(const PlayState& s, std::size_t lane, std::uint32_t area) {
    if (s.visited.empty() || !works_anywhere(regime_of(s, s.lanes[lane]))) return 1;
    constexpr double remembered = 12;  // months
    const std::size_t areas = s.area_owned.size();
    unsigned different = 1;
    for (std::size_t a = 0; a < areas; ++a)
        different += a != area && s.visited[lane * areas + a] > s.month - remembered + 1e-6;
    return s.prepared->variety[different];
}

double knowledge_of(const PlayState& s, const Lane& lane, std::uint32_t area) {
    const Regime& r = regime_of(s, lane);
    return r.area_knowledge.empty() ? lane.knowledge : r.area_knowledge[area];
}

void forget_visits(PlayState& s, std::size_t lane) {
    const std::size_t areas = s.area_owned.size();
    for (std::size_t a = 0; a < areas && !s.visited.empty(); ++a) s.visited[lane * areas + a] = -never;
}

void form_lanes(PlayState& s) {
    const auto areas = static_cast<unsigned>(s.prepared->scenario.organisation.areas);
    s.lanes.clear();
    s.lanes_of_area.assign(areas, 0.0);
    const Rules& first = *s.regimes[0].rules;
    for (const LanePlan& plan : first.lanes) {
        Lane lane{};
        lane.people = plan.people;
        lane.item = -1;
        lane.area = -1;
        lane.team = plan.team;
        lane.staffing = first.bought ? 0.0 : s.prepared->scenario.organisation.hiring_lag_months;
        lane.home_count = first.home_areas;
        lane.home_first = areas > 0 ? plan.team * first.home_areas % areas : 0;
        s.lanes.push_back(lane);
    }
    bool switches = false;
    for (const Regime& r : regimes(s)) switches |= works_anywhere(r);
    s.visited.assign(switches ? s.lanes.size() * areas : 0, -never);
    count_lanes(s);
}

Readiness readiness(const PlayState& s, std::size_t lane, std::uint32_t area) {
    const Lane& l = s.lanes[lane];
    const Rules& r = *regime_of(s, l).rules;
    Readiness ready = typical_readiness(r);
    if (r.bought) return ready;
    ready.familiarity_missing = ready.knowledge_missing = 1;
    ready.staffing = l.staffing;
    ready.variety = variety_of(s, lane, area);
    const bool elsewhere = l.area >= 0 && l.area != static_cast<int>(area);
    if (!(r.levers.continuity == Continuity::switch_people && elsewhere))
        ready.familiarity_missing = std::max(0.0, 1 - l.familiarity / r.familiarity_full);
    if (!(r.levers.continuity == Continuity::switch_work && elsewhere))
        ready.knowledge_missing = std::max(0.0, 1 - knowledge_of(s, l, area) / r.knowledge_full);
    return ready;
}

void occupy(PlayState& s, std::size_t lane, std::uint32_t item, double staffing) {
    Lane& l = s.lanes[lane];
    const int area = static_cast<int>(s.world->area[item]);
    const bool elsewhere = l.area >= 0 && l.area != area;
    const Levers& levers = regime_of(s, l).rules->levers;
    switch (levers.continuity) {
    case Continuity::disband:
        l.familiarity = l.knowledge = 0;
        l.staffing = staffing;
        break;
    case Continuity::persist:
        break;
    case Continuity::switch_work:
        if (elsewhere) l.knowledge = 0;
        break;
    case Continuity::switch_people:
        if (elsewhere) l.familiarity = 0;
        break;
    }
    l.area = area;
    l.item = static_cast<int>(item);
    Item& held = s.items[item];
    std::uint32_t* at = &held.first_lane;
    while (*at < lane) at = &s.lanes[*at].next;  // no lane has a higher number than no_lane
    l.next = *at;
    *at = static_cast<std::uint32_t>(lane);
    ++held.lanes_held;
}

void leave_to_others(PlayState& s, std::size_t lane) {
    Lane& l = s.lanes[lane];
    Item& held = s.items[static_cast<std::size_t>(l.item)];
    std::uint32_t* at = &held.first_lane;
    while (*at != lane) at = &s.lanes[*at].next;
    *at = l.next;
    --held.lanes_held;
    l.item = -1;
    l.deciding = l.held_up = 0;
}

void count_lanes(PlayState& s) {
    const std::size_t areas = s.lanes_of_area.size();
    s.counted.assign(areas, 0.0);
    for (const Lane& l : s.lanes)
        if (!l.released)
            in_areas(s, {l.home_first, l.home_count}, [&](std::uint32_t area) { ++s.counted[area]; });
    for (std::uint32_t area = 0; area < areas; ++area) {
        // Plans for an area that has lost its teams assume that one comes back.
        const double lanes = std::max(s.counted[area], 1.0);
        if (lanes == s.lanes_of_area[area]) continue;
        s.lanes_of_area[area] = lanes;
        for (const std::uint32_t i : s.open_in[area]) forget_outlook(s, i);
    }
}

void leave(PlayState& s, std::uint32_t item) {
    for (std::uint32_t lane = s.items[item].first_lane; lane != no_lane; lane = s.lanes[lane].next) {
        Lane& l = s.lanes[lane];
        l.item = -1;
        l.deciding = l.held_up = 0;
        if (regime_of(s, l).rules->bought) l.familiarity = l.knowledge = l.staffing = 0;
    }
    for (Regime& r : regimes(s)) r.views[item].cleared_since = r.views[item].granted_since = missing;
    s.items[item].lanes_held = 0;
    s.items[item].first_lane = no_lane;
}

void learn(PlayState& s) {
    for (Lane& l : s.lanes) {
        const Rules& r = *regime_of(s, l).rules;
        if (l.released) continue;
        // A team formed for an initiative learns from its first work on; a standing one also in between.
        if (r.bought ? l.item < 0 || l.working <= 0 : l.staffing > 0) continue;
        l.familiarity = r.familiarity_full + (l.familiarity - r.familiarity_full) * r.familiarity_kept;
        l.knowledge = r.knowledge_full + (l.knowledge - r.knowledge_full) * r.knowledge_kept;
    }
    for (Regime& r : regimes(s)) learn_areas(s, r);
}

void find_owned_areas(PlayState& s) {
    std::fill(s.area_owned.begin(), s.area_owned.end(), std::uint8_t{0});
    for (std::size_t k = 0; k < s.lanes.size(); ++k) {
        if (s.lanes[k].ended || s.lanes[k].released) continue;
        const Continuity continuity = regime_of(s, s.lanes[k]).rules->levers.continuity;
        if (continuity == Continuity::disband) continue;
        if (continuity == Continuity::switch_people) {
            std::fill(s.area_owned.begin(), s.area_owned.end(), std::uint8_t{1});
            return;
        }
        if (continuity == Continuity::switch_work) {
            if (s.lanes[k].area >= 0) s.area_owned[static_cast<std::size_t>(s.lanes[k].area)] = 1;
            continue;
        }
        for (unsigned n = 0; n < s.lanes[k].home_count; ++n)
            s.area_owned[(s.lanes[k].home_first + n) % s.area_owned.size()] = 1;
    }
}

}  // namespace fundsim
