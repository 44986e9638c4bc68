#include "engine/play/transition.hpp"

#include "engine/play/continuity.hpp"

namespace fundsim {

namespace {

bool is_free(const PlayState& s, unsigned team) {
    for (const Lane& l : s.lanes)
        if (l.team == team && l.item >= 0) return false;
    return true;
}

}  // namespace

void move_teams(PlayState& s) {
    if (s.regimes_in_use == 1 || s.closing || s.lanes.empty()) return;
    const Rules& from = *s.regimes[0].settled;
    const Rules& to = *s.regimes[1].rules;
    const auto areas = static_cast<unsigned>(s.prepared->scenario.organisation.areas);
    const unsigned teams = s.lanes.back().team + 1;
    bool moved = false;
    int told = -1;  // team
    for (std::uint32_t lane = 0; lane < s.lanes.size(); ++lane) {
        Lane& l = s.lanes[lane];
        if (l.regime == 1) continue;
        const double part = teams > 1 ? static_cast<double>(l.team) / (teams - 1) : 0.0;
        const double due = from.moves_from + (from.moves_until - from.moves_from) * part;
        if (s.month + 1e-6 < due || !is_free(s, l.team)) continue;
        l.regime = 1;
        // Whom the one setting keeps in a discovery pool, the other may have in the team, and the reverse.
        l.people *= (1 - to.pool_share) / (1 - from.pool_share);
        l.familiarity = l.knowledge = 0;
        l.area = -1;
        l.dip = from.dip_months;
        l.home_count = to.home_areas;
        l.home_first = l.team * to.home_areas % areas;
        moved = true;
        if (told == static_cast<int>(l.team)) continue;
        told = static_cast<int>(l.team);
        record(s, EventKind::team_converted, no_item, lane);
    }
    if (moved) count_lanes(s);
}

}  // namespace fundsim
