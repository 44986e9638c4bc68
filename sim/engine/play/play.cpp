#include "engine/play/play.hpp"

#include <algorithm>
#include <cassert>

#include "engine/numeric/special.hpp"
#include "engine/play/assignment.hpp"
#include "engine/play/books.hpp"
#include "engine/play/bounds.hpp"
#include "engine/play/cadence.hpp"
#include "engine/play/candidates.hpp"
#include "engine/play/continuity.hpp"
#include "engine/play/discovery.hpp"
#include "engine/play/follow_up.hpp"
#include "engine/play/improvement.hpp"
#include "engine/play/invariants.hpp"
#include "engine/play/market.hpp"
#include "engine/play/ramp.hpp"
#include "engine/play/release.hpp"
#include "engine/play/resizing.hpp"
#include "engine/play/stopping.hpp"
#include "engine/play/tranches.hpp"
#include "engine/play/transition.hpp"
#include "engine/play/work.hpp"
#include "engine/productivity.hpp"

namespace fundsim {

namespace {

void begin(Regime& r, std::uint8_t number, const Rules& rules, std::size_t items, std::size_t areas) {
    r.number = number;
    r.rules = &in_force(rules, 0);
    r.settled = &rules;
    r.next_cycle = 0;
    r.next_resize = rules.levers.resize_months > 0 ? rules.levers.resize_months : never;
    r.planned = false;
    r.planned_at = 0;
    r.starts = r.decreed_starts = 0;
    r.last_funded_index = rules.bought ? rules.levers.hurdle : 0;
    r.discovery_bank = r.discovery_used = 0;
    r.people = r.pool_people = 0;
    r.improvement = 1;
    r.list.clear();
    r.reserve.clear();
    r.area_knowledge.assign(rules.levers.continuity == Continuity::switch_people ? areas : std::size_t{0},
                            0.0);
    r.views.assign(items, View{.cleared_since = missing, .granted_since = missing});
}

void begin(IndexCache& cache, std::size_t items, std::size_t areas) {
    cache.outlooks.assign(items, Outlook{.step = -1});
    cache.growth = {};
    clear_bounds(cache.bounds, items, areas);
    cache.granted.step = -1;
    cache.decrees.known = false;
}

Item new_item(const Prepared& prepared, const World& w, std::uint32_t i) {
    Item item{};
    item.stage = Stage::unknown;
    item.scope_open = true;
    item.z = w.latent[i];
    item.value = w.value[i];
    item.attempts = item.live_attempt = 1;
    item.teams = teams_for(prepared.scenario.organisation, w.effort[i]);
    item.content = w.planned[i] * w.overrun[i];
    item.reading_due = never;
    item.advanced_in = item.decided_in = -1;
    item.first_lane = no_lane;
    item.first_release = item.finished_at = never;
    item.compulsory = is_compulsory(w, i);
    return item;
}

void begin(Worklist& work, const Prepared& prepared, const World& world, std::size_t areas) {
    work.items.clear();
    for (std::uint32_t i = 0; i < world.items; ++i) {
        work.items.push_back(new_item(prepared, world, i));
    }
    work.candidates.clear();
    work.open_in.resize(areas);
    for (auto& area : work.open_in) {
        area.clear();
    }
    work.next_arrival = 0;
}

void begin(Operation& operation, const Prepared& prepared, std::size_t areas) {
    operation.live.clear();
    operation.renewed.clear();
    operation.watched.clear();
    operation.inflows.clear();
    operation.area_estate.assign(areas, prepared.initial_estate_per_area);
}

void begin(Ledger& ledger, const Prepared& prepared, Series* series) {
    ledger.upkeep.run_share = ledger.upkeep.run_money = 0;
    ledger.cumulative = ledger.lowest = ledger.last_negative_month = 0;
    ledger.lead_time_sum = ledger.releases_first = 0;
    ledger.worked = ledger.capacity = 0;
    ledger.outcome = {};
    ledger.outcome.first_value_month = never;
    ledger.series = series;
    if (!series) {
        return;
    }
    const std::size_t months = series_months(prepared);
    series->outlay.assign(months, 0);
    series->income.assign(months, 0);
    series->spending.assign(spending_rows * months, 0);
    series->years.assign(year_rows * flow_years(months), 0);
    series->initiatives.assign(initiative_rows * prepared.scenario.opportunities.listed.size(), 0);
}

void begin(PlayState& s, const Rules& rules, Series* series) {
    const Prepared& prepared = *s.now.prepared;
    const World& world = *s.now.world;
    const auto areas = static_cast<std::size_t>(prepared.scenario.organisation.areas);
    s.now.step = 0;
    s.now.month = 0;
    s.now.closing = false;
    s.now.next_shift = 0;
    begin(s.work, prepared, world, areas);
    begin(s.operation, prepared, areas);
    s.regimes.in_use = s.caches.in_use = rules.later ? 2 : 1;
    begin(s.regimes.each[0], 0, rules, world.items, areas);
    if (rules.later) {
        begin(s.regimes.each[1], 1, *rules.later, world.items, areas);
    }
    for (IndexCache& cache : s.caches) {
        begin(cache, world.items, areas);
    }
    s.teams.area_owned.assign(areas, 0);
    form_lanes(s.teams, s.caches, s.regimes, s.work, s.now);
    begin(s.ledger, prepared, series);
}

void meet_arrivals(Worklist& work, Regimes& regimes, IndexCaches& caches, const Now& now) {
    const World& w = *now.world;
    while (work.next_arrival < w.items && w.arrival[w.order[work.next_arrival]] <= now.month + 1e-9) {
        const std::uint32_t i = w.order[work.next_arrival++];
        work.items[i].stage = Stage::waiting;
        work.items[i].shifts_seen = static_cast<std::uint32_t>(now.next_shift);
        for (Regime& r : regimes) {
            r.views[i].case_shifts = work.items[i].shifts_seen;
            r.views[i].belief =
                belief_from_case(*r.rules, now.prepared->scenario.opportunities, w.case_signal[i]);
        }
        nominate(work, caches, regimes, now, i);
        update_all_beliefs(regimes, caches, work, now, i);
        record(now, EventKind::arrived, i, no_lane, regimes.each[0].views[i].believed_value, w.effort[i],
               w.case_signal[i]);
    }
}

//! Past the horizon teams without work end; true while any work runs.
bool close_down(Teams& teams) {
    bool running = false;
    for (Lane& l : teams.lanes) {
        if (l.item < 0) {
            l.ended = true;
        }
        running |= l.item >= 0;
    }
    return running;
}

//! What is unfinished two years after the horizon ships nothing under fixed scope, what there is under
//! adaptive.
void break_off(PlayState& s) {
    for (std::uint32_t i = 0; i < s.work.items.size(); ++i) {
        Item& item = s.work.items[i];
        if (item.stage != Stage::working) {
            continue;
        }
        const Levers& l = regime_of(s.regimes, item).rules->levers;
        if (item.work == Work::scope && l.scope == Scope::adaptive) {
            release(s.work, s.operation, s.ledger, s.regimes, s.now, i, item.done / item.content, 0);
        }
        leave(s.teams, s.work, s.regimes, i);
        item.stage = Stage::resting;
    }
}

}  // namespace

Outcome play(const Prepared& prepared, const Rules& rules, const World& world, PlayState& s, Series* series,
             std::vector<Event>* events) {
    s.now.prepared = &prepared;
    s.now.world = &world;
    s.now.events = events;
    begin(s, rules, series);
    for (; s.now.step < prepared.steps_in_all; ++s.now.step) {
        s.now.month = s.now.step * prepared.step;
        s.now.closing = s.now.step >= prepared.steps_to_horizon;
        if (s.now.closing && !close_down(s.teams)) {
            break;
        }
        const bool changed = follow_ramps(s.regimes, s.now.month);
        for (Regime& regime : s.regimes) {
            regime.improvement = improved(regime.rules->levers, s.now.month);
            grow_bounds(cache_of(s.caches, regime).growth, regime, prepared);
        }
        if (changed) {
            look_anew(s.work, s.regimes, s.caches, s.now);
        }
        move_teams(s.teams, s.caches, s.regimes, s.work, s.now);
        find_owned_areas(s.teams, s.regimes);
        keep_running(s.ledger.upkeep, s.regimes, s.teams, s.operation, s.now);
        meet_arrivals(s.work, s.regimes, s.caches, s.now);
        shift_market(s.now, s.work, s.regimes, s.caches);
        read_due(s);
        review(s);
        bool resized = false;
        for (Regime& regime : s.regimes) {
            run_cycle(s, regime);
            decide_tranches(s, regime);
            resized |= resize(s, regime);
        }
        if (resized) {
            keep_running(s.ledger.upkeep, s.regimes, s.teams, s.operation,
                         s.now);  // teams that have gone or come count at once
        }
        assign(s);
        for (Regime& regime : s.regimes) {
            run_experiments(s, regime);
        }
        work(s);
        book_step(s.ledger, s.operation, scene(s));
        assert(broken_invariant(s) == nullptr);
    }
    s.now.month = s.now.step * prepared.step;
    break_off(s);
    settle_unread(s);
    record(s.now, EventKind::ended, no_item);
    close_books(s.ledger, s.operation, s.work, s.regimes, s.now);
    return s.ledger.outcome;
}

}  // namespace fundsim
