#include "engine/play/transition.hpp"

#include <algorithm>

#include "engine/numeric/special.hpp"
#include "engine/play/continuity.hpp"

namespace fundsim {

namespace {

//! Whether all lanes of the team of a lane are: they stand side by side.
bool is_free(const Teams& teams, std::size_t lane) {
    const unsigned team = teams.lanes[lane].team;
    while (lane > 0 && teams.lanes[lane - 1].team == team) {
        --lane;
    }
    for (; lane < teams.lanes.size() && teams.lanes[lane].team == team; ++lane) {
        if (teams.lanes[lane].item >= 0) {
            return false;
        }
    }
    return true;
}

//! Teams that have moved, and those of them that are in their dip.
struct Moved {
    double teams = 0, in_dip = 0;
};

Moved moved_teams(const Teams& teams) {
    Moved moved;
    int last = -1;
    for (const Lane& l : teams.lanes) {
        if (l.regime != 1 || static_cast<int>(l.team) == last) {
            continue;
        }
        last = static_cast<int>(l.team);
        ++moved.teams;
        moved.in_dip += l.dip > 0;
    }
    return moved;
}

}  // namespace

void move_teams(Teams& teams, IndexCaches& caches, const Regimes& regimes, const Worklist& work,
                const Now& now) {
    if (regimes.in_use == 1 || now.closing || teams.lanes.empty()) {
        return;
    }
    const Rules& from = *regimes.each[0].settled;
    const Rules& to = *regimes.each[1].rules;
    const auto areas = static_cast<unsigned>(now.prepared->scenario.organisation.areas);
    const unsigned count = teams.lanes.back().team + 1;
    bool moved = false;
    int told = -1;  // team
    double dip = 0, known = moved_teams(teams).teams;
    // Every doubling of the teams moved makes the later ones quicker (Wright 1936).
    constexpr double per_doubling = 0.9;
    for (std::uint32_t lane = 0; lane < teams.lanes.size(); ++lane) {
        Lane& l = teams.lanes[lane];
        if (l.regime == 1) {
            continue;
        }
        const double part = count > 1 ? static_cast<double>(l.team) / (count - 1) : 0.0;
        const double due = from.moves_from + (from.moves_until - from.moves_from) * part;
        if (now.month + 1e-6 < due || !is_free(teams, lane)) {
            continue;
        }
        if (told != static_cast<int>(l.team)) {
            dip = from.dip_months * power_of(per_doubling, log_of(++known) / log_of(2.0));
        }
        l.regime = 1;
        // Whom the one setting keeps in a discovery pool, the other may have in the team, and the reverse.
        l.people *= (1 - to.pool_share) / (1 - from.pool_share);
        l.familiarity = l.knowledge = 0;
        l.area = -1;
        l.dip = dip;
        forget_visits(teams, lane);
        l.home_count = to.home_areas;
        l.home_first = l.team * to.home_areas % areas;
        moved = true;
        if (told == static_cast<int>(l.team)) {
            continue;
        }
        told = static_cast<int>(l.team);
        record(now, EventKind::team_converted, no_item, lane, dip);
    }
    if (moved) {
        count_lanes(teams, caches, regimes, work, now);
    }
}

void overcome_dips(Teams& teams, const Regimes& regimes, double step) {
    if (regimes.in_use == 1) {
        return;
    }
    // As many teams as are coached at a time get full support; more of them share it.
    const double support =
        std::min(1.0, regimes.each[0].settled->coached_teams / std::max(1.0, moved_teams(teams).in_dip));
    constexpr double nothing = 1e-9;  // months: what is left of rounding
    for (Lane& l : teams.lanes) {
        l.dip -= support * step;
        if (l.dip <= nothing) {
            l.dip = 0;
        }
    }
}

}  // namespace fundsim
