#include "engine/play/continuity.hpp"

#include <algorithm>

#include "engine/play/candidates.hpp"

namespace fundsim {

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
        lane.home_count = first.home_areas;
        lane.home_first = areas > 0 ? plan.team * first.home_areas % areas : 0;
        s.lanes.push_back(lane);
    }
    count_lanes(s);
}

Readiness readiness(const PlayState& s, std::size_t lane, std::uint32_t area) {
    const Lane& l = s.lanes[lane];
    const Rules& r = *regime_of(s, l).rules;
    Readiness ready{.familiarity_missing = 1,
                    .knowledge_missing = 1,
                    .waiting = r.levers.decision_latency_months,
                    .staffing = r.bought ? r.levers.staffing_lag_months : 0.0};
    if (r.bought) return ready;
    const bool elsewhere = l.area >= 0 && l.area != static_cast<int>(area);
    if (!(r.levers.continuity == Continuity::switch_people && elsewhere))
        ready.familiarity_missing = std::max(0.0, 1 - l.familiarity / r.familiarity_full);
    if (!(r.levers.continuity == Continuity::switch_work && elsewhere))
        ready.knowledge_missing = std::max(0.0, 1 - l.knowledge / r.knowledge_full);
    return ready;
}

void occupy(PlayState& s, std::size_t lane, std::uint32_t item) {
    Lane& l = s.lanes[lane];
    const int area = static_cast<int>(s.world->area[item]);
    const bool elsewhere = l.area >= 0 && l.area != area;
    const Levers& levers = regime_of(s, l).rules->levers;
    switch (levers.continuity) {
    case Continuity::disband:
        l.familiarity = l.knowledge = 0;
        l.staffing = levers.staffing_lag_months;
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
    ++s.items[item].lanes_held;
}

void count_lanes(PlayState& s) {
    for (std::uint32_t area = 0; area < s.lanes_of_area.size(); ++area) {
        double lanes = 0;
        for (std::size_t lane = 0; lane < s.lanes.size(); ++lane)
            if (s.lanes[lane].home_count > 0 && may_serve(s, lane, area)) ++lanes;
        lanes = std::max(lanes, 1.0);  // plans for an area that has lost its teams assume that one comes back
        if (lanes == s.lanes_of_area[area]) continue;
        s.lanes_of_area[area] = lanes;
        for (const std::uint32_t i : s.open_in[area]) forget_outlook(s, i);
    }
}

void leave(PlayState& s, std::uint32_t item) {
    for (Lane& l : s.lanes) {
        if (l.item != static_cast<int>(item)) continue;
        l.item = -1;
        l.staffing = l.deciding = l.held_up = 0;
        if (regime_of(s, l).rules->bought) l.familiarity = l.knowledge = 0;
    }
    s.items[item].lanes_held = 0;
}

void learn(PlayState& s) {
    for (Lane& l : s.lanes) {
        const Rules& r = *regime_of(s, l).rules;
        if (l.released) continue;
        // A team formed for an initiative learns from its first work on; a standing one also in between.
        if (r.bought && (l.item < 0 || l.working <= 0)) continue;
        l.familiarity = r.familiarity_full + (l.familiarity - r.familiarity_full) * r.familiarity_kept;
        l.knowledge = r.knowledge_full + (l.knowledge - r.knowledge_full) * r.knowledge_kept;
    }
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
