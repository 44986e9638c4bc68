#include "engine/play/resizing.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/play/assignment.hpp"
#include "engine/play/continuity.hpp"
#include "engine/play/search.hpp"
#include "engine/play/stopping.hpp"

namespace fundsim {

namespace {

//! The lanes of a team: they stand side by side.
struct Team {
    std::uint32_t first, end;
};

std::vector<Team> all_teams(const Teams& teams) {
    std::vector<Team> all;
    for (std::uint32_t lane = 0; lane < teams.lanes.size(); ++lane) {
        if (teams.lanes[lane].team == all.size()) {
            all.push_back({lane, lane});
        }
        all.back().end = lane + 1;
    }
    return all;
}

//! The best index a team has in hand or could take in its areas; infinite where that is mandated, for nobody
//! weighs it.
double best_index(IndexCaches& caches, const Scene& s, Team team) {
    double best = -never;
    for (std::uint32_t lane = team.first; lane < team.end; ++lane) {
        const Lane& l = s.teams.lanes[lane];
        if (l.item >= 0) {
            const auto i = static_cast<std::uint32_t>(l.item);
            if (s.work.items[i].mandated) {
                return never;
            }
            best = std::max(best, forward_prospect(s, i).index);
        }
        const Choice choice = best_choice(caches, s, lane, best);
        if (choice.decreed) {
            return never;
        }
        if (choice.item >= 0) {
            best = std::max(best, choice.option.prospect.index);
        }
    }
    return best;
}

//! The best open item anywhere for a newly formed team that is there in `hiring` months; none where nothing
//! clears the hurdle and is worth anything.
Choice best_for_new_team(IndexCache& cache, const Scene& s, const Regime& r, double hiring) {
    Readiness ready = typical_readiness(*r.rules);
    ready.familiarity_missing = ready.knowledge_missing = 1;
    ready.staffing = hiring;
    return best_anywhere(cache, s, r, ready, std::max(r.rules->levers.hurdle, negligible));
}

//! Takes a lane off its work, which goes on if others are on it.
void drop_work(PlayState& s, std::uint32_t lane) {
    Lane& l = s.teams.lanes[lane];
    if (l.item < 0) {
        return;
    }
    const auto i = static_cast<std::uint32_t>(l.item);
    Item& item = s.work.items[i];
    if (item.lanes_held > 1) {
        leave_to_others(s.teams, s.work, lane);
        record(s.now, EventKind::dropped, i, lane, item.lanes_held);
    } else {
        record(s.now, EventKind::stopped, i, lane, forward_prospect(scene(s), i).index, 0,
               item.done / item.content);
        stop(s, i);
    }
}

//! Settles a team where its next work is, unformed as to the area, and gives it that work.
void settle(PlayState& s, Team team, const Choice& choice, double hiring) {
    const std::uint32_t area = s.now.world->area[static_cast<std::size_t>(choice.item)];
    bool claimed = false;
    for (std::uint32_t lane = team.first; lane < team.end; ++lane) {
        Lane& l = s.teams.lanes[lane];
        drop_work(s, lane);
        if (l.released) {
            l.staffing = hiring;
        }
        l.released = false;
        l.notice = 0;
        l.knowledge = 0;
        if (l.home_count > 0) {
            l.home_first = area;
        }
        if (!claimed) {
            claim(s, lane, choice);
        }
        claimed = true;
    }
}

void release_team(PlayState& s, Team team) {
    for (std::uint32_t lane = team.first; lane < team.end; ++lane) {
        Lane& l = s.teams.lanes[lane];
        drop_work(s, lane);
        l.released = true;
        l.notice = regime_of(s.regimes, l).rules->levers.notice_months;
        l.familiarity = l.knowledge = l.staffing = 0;
        l.area = -1;
        forget_visits(s.teams, lane);
    }
}

}  // namespace

bool resize(PlayState& s, Regime& r) {
    const Levers& l = r.rules->levers;
    if (s.now.month + 1e-6 < r.next_resize || s.now.closing || r.rules->bought || s.teams.lanes.empty()) {
        return false;
    }
    r.next_resize += l.resize_months;
    IndexCache& cache = cache_of(s.caches, r);
    const double hiring = s.now.prepared->scenario.organisation.hiring_lag_months;
    struct Weak {
        double index;
        Team team;
    };
    std::vector<Weak> weak;
    for (const Team team : all_teams(s.teams)) {
        if (s.teams.lanes[team.first].regime != r.number) {
            continue;
        }
        if (!s.teams.lanes[team.first].released) {
            const double index = best_index(s.caches, scene(s), team);
            if (index < l.resize_hurdle) {
                weak.push_back({index, team});
            }
            continue;
        }
        const Choice choice = best_for_new_team(cache, scene(s), r, hiring);
        if (choice.item < 0) {
            continue;
        }
        record(s.now, EventKind::team_rehired, static_cast<std::uint32_t>(choice.item), team.first,
               choice.option.prospect.index);
        settle(s, team, choice, hiring);
    }
    std::stable_sort(weak.begin(), weak.end(),
                     [](const Weak& a, const Weak& b) { return a.index < b.index; });
    double allowed = std::max(1.0, std::floor(l.resize_max_share * r.rules->slots));
    for (const Weak& w : weak) {
        if (allowed-- < 1) {
            break;
        }
        const Choice choice = best_for_new_team(cache, scene(s), r, s.teams.lanes[w.team.first].staffing);
        if (choice.item >= 0) {
            record(s.now, EventKind::team_moved, static_cast<std::uint32_t>(choice.item), w.team.first,
                   choice.option.prospect.index, w.index);
            settle(s, w.team, choice, hiring);
        } else {
            record(s.now, EventKind::team_released, no_item, w.team.first, w.index);
            release_team(s, w.team);
        }
    }
    count_lanes(s.teams, s.caches, s.regimes, s.work, s.now);
    return true;
}

}  // namespace fundsim
