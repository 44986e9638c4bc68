#include "engine/play/cadence.hpp"

#include <algorithm>
#include <cmath>

#include "engine/play/bounds.hpp"
#include "engine/play/candidates.hpp"
#include "engine/play/compulsory.hpp"
#include "engine/play/mandates.hpp"
#include "engine/play/news.hpp"
#include "engine/play/supply.hpp"

namespace fundsim {

namespace {

constexpr double grid_slack = 1e-6;  // months, so that a date on the grid is met whatever the rounding

bool clears_the_bar(const Regime& r, double index) {
    return index >= (r.rules->bought ? std::max(r.rules->levers.hurdle, negligible) : negligible);
}

//! Beliefs of today, kept for the list of the coming cycle date.
void make_plans(PlayState& s, Regime& r) {
    const Levers& l = r.rules->levers;
    IndexCache& cache = cache_of(s.caches, r);
    for (View& view : r.views) {
        view.plan_index = missing;
    }
    for (const std::uint32_t i : s.work.candidates) {
        if (has_old_case(s.work.items[i], r.views[i], s.now)) {
            renew_case(r, s.work, s.regimes, s.caches, s.now, i);
        }
    }
    const double net = net_share(s.ledger.upkeep, r);
    const double least = r.rules->bought ? l.hurdle : 0.0;
    for (const std::uint32_t i : s.work.candidates) {
        View& view = r.views[i];
        const bool demanded = s.work.items[i].compulsory;
        const bool could_clear = index_bound(cache, s.work, *s.now.world, i) >= least;
        if (could_clear || demanded || l.mandated_share > 0) {
            const Option& option = typical_option(cache, scene(s), r, i);
            if (option.work != Work::none) {
                view.plan_index = option.prospect.index;
                // What it can use until the next date: its grant, at most all the time of its teams.
                view.plan_effort = std::min(l.tranche_share * option.prospect.effort,
                                            option.teams * r.rules->lane_size * l.cycle_months * net);
            }
        }
        // What the law demands clears the bar once it cannot wait for the date after.
        if (demanded ? !is_pressing(scene(s), r, i, r.next_cycle)
                     : !clears_the_bar(r, view.plan_index)) {  // nor does what was not looked at
            view.cleared_since = missing;
        } else if (std::isnan(view.cleared_since)) {
            view.cleared_since = s.now.month;
        }
    }
    r.planned = true;
    cache.decrees.known = false;
    r.planned_at = s.now.month;
}

//! A round in the making.
struct Round {
    Supply supply;
    Starts starts;           //!< with what the round grants
    bool decrees = true;     //!< whether one that is due may still fit
    std::size_t passed = 0;  //!< of Scratch::by_decree
};

void place(Regime& r, Round& round, const Scene& s, std::uint32_t i, RoundPlace where) {
    View& view = r.views[i];
    const bool decreed = where == RoundPlace::decreed;
    view.place = where;
    // What is decreed, or came free since the plans, has not cleared the bar before.
    view.granted_since = std::isnan(view.cleared_since) ? r.planned_at : view.cleared_since;
    if (where == RoundPlace::reserved) {
        r.reserve.push_back(i);
        return;
    }
    draw_on(round.supply, s.teams, s.now.world->area[i], view.plan_effort);
    r.list.push_back(i);
    if (s.work.items[i].stage == Stage::waiting) {
        round.starts.all += s.now.world->effort[i];
    }
    if (!decreed) {
        r.last_funded_index = view.plan_index;
    } else if (!s.work.items[i].compulsory) {
        round.starts.decreed += s.now.world->effort[i];
    }
    record(s.now, EventKind::listed, i, no_lane, decreed ? never : view.plan_index, view.plan_effort);
}

bool does_fit(const Scene& s, const Regime& r, const Round& round, std::uint32_t i) {
    return fits(s.teams, round.supply, s.now.world->area[i], r.views[i].plan_effort);
}

//! What may be decreed, in the order in which it would be.
void rank_by_decree(std::vector<std::uint32_t>& by_decree, const Scene& s, const Regime& r) {
    by_decree.clear();
    for (const std::uint32_t i : s.work.candidates) {
        if (s.work.items[i].stage == Stage::waiting && !s.work.items[i].compulsory &&
            !std::isnan(r.views[i].plan_index)) {
            by_decree.push_back(i);
        }
    }
    std::sort(by_decree.begin(), by_decree.end(),
              [&](std::uint32_t a, std::uint32_t b) { return is_decreed_before(*s.now.world, a, b); });
}

//! The item that is decreed next; -1 where none fits. What is placed stays so for the round, and what does
//! not fit never will in it, for supply is only drawn on: each is passed once.
int next_decree(std::vector<std::uint32_t>& by_decree, Round& round, const Scene& s, const Regime& r) {
    if (round.passed == 0) {
        rank_by_decree(by_decree, s, r);
    }
    while (round.passed < by_decree.size()) {
        const std::uint32_t i = by_decree[round.passed++];
        const RoundPlace place = r.views[i].place;
        if (place != RoundPlace::listed && place != RoundPlace::decreed && does_fit(s, r, round, i)) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

void place_decrees(Regime& r, Round& round, std::vector<std::uint32_t>& by_decree, const Scene& s) {
    while (round.decrees && is_decree_due(*s.now.prepared, r, round.starts)) {
        const int next = next_decree(by_decree, round, s, r);
        round.decrees = next >= 0;
        if (!round.decrees) {
            return;
        }
        const auto i = static_cast<std::uint32_t>(next);
        place(r, round, s, i, RoundPlace::decreed);
    }
}

//! What the law demands goes before all else, by date, whether it fits or not.
void place_compulsory(Regime& r, Round& round, const Scene& s) {
    for (const std::uint32_t i : s.now.world->compulsory) {
        if (s.work.items[i].stage == Stage::waiting && !std::isnan(r.views[i].cleared_since)) {
            place(r, round, s, i, RoundPlace::decreed);
        }
    }
}

//! What is planned, open and clears the bar, in order of its planned index.
void rank(std::vector<std::uint32_t>& order, const Worklist& work, const Regime& r) {
    order.clear();
    for (const std::uint32_t i : work.candidates) {
        if (clears_the_bar(r, r.views[i].plan_index)) {
            order.push_back(i);
        }
    }
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const double x = r.views[a].plan_index;
        const double y = r.views[b].plan_index;
        return x != y ? x > y : a < b;
    });
}

void hold_round(Regime& r, IndexCache& cache, Scratch& scratch, const Scene& s, const Upkeep& upkeep) {
    for (View& view : r.views) {
        view.place = RoundPlace::nowhere;
    }
    r.list.clear();
    r.reserve.clear();
    cache.granted.step = -1;
    cache.decrees.known = false;
    rank(scratch.order, s.work, r);
    Round round{.supply = supply_of(s, upkeep, r), .starts = {r.decreed_starts, r.starts}};
    place_compulsory(r, round, s);
    for (const std::uint32_t i : scratch.order) {
        place_decrees(r, round, scratch.by_decree, s);
        if (r.views[i].place != RoundPlace::nowhere) {
            continue;
        }
        if (does_fit(s, r, round, i)) {
            place(r, round, s, i, RoundPlace::listed);
        } else if (r.rules->levers.reserve_list) {
            place(r, round, s, i, RoundPlace::reserved);
        }
    }
    place_decrees(r, round, scratch.by_decree, s);
}

}  // namespace

void run_cycle(PlayState& s, Regime& r) {
    const Levers& l = r.rules->levers;
    if (l.cycle_months <= 0 || s.now.closing) {
        return;
    }
    const double lead = r.next_cycle > 0 ? l.planning_lead_months : 0.0;
    if (!r.planned && s.now.month + grid_slack >= r.next_cycle - lead) {
        make_plans(s, r);
    }
    if (s.now.month + grid_slack < r.next_cycle) {
        return;
    }
    hold_round(r, cache_of(s.caches, r), s.scratch, scene(s), s.ledger.upkeep);
    r.next_cycle += l.cycle_months;
    r.planned = false;
}

}  // namespace fundsim
