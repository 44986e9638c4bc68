#include "engine/play/play.hpp"

#include <algorithm>
#include <cassert>

#include "engine/numeric/special.hpp"
#include "engine/play/assignment.hpp"
#include "engine/play/books.hpp"
#include "engine/play/cadence.hpp"
#include "engine/play/candidates.hpp"
#include "engine/play/continuity.hpp"
#include "engine/play/discovery.hpp"
#include "engine/play/follow_up.hpp"
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

void begin(const PlayState& s, Regime& r, std::uint8_t number, const Rules& rules) {
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
    r.growth = {};
    r.list.clear();
    r.reserve.clear();
    r.granted.step = -1;
    r.decrees.known = false;
    r.area_knowledge.assign(
        rules.levers.continuity == Continuity::switch_people ? s.open_in.size() : std::size_t{0}, 0.0);
    r.views.assign(s.world->items,
                   View{.outlook_step = -1, .cleared_since = missing, .granted_since = missing});
    clear_bounds(r.bounds, s.world->items, s.open_in.size());
}

Item new_item(const PlayState& s, std::uint32_t i) {
    const World& w = *s.world;
    Item item{};
    item.stage = Stage::unknown;
    item.scope_open = true;
    item.z = w.latent[i];
    item.value = w.value[i];
    item.attempts = item.live_attempt = 1;
    item.teams = teams_for(s.prepared->scenario.organisation, w.effort[i]);
    item.content = w.planned[i] * w.overrun[i];
    item.reading_due = never;
    item.advanced_in = item.decided_in = -1;
    item.first_lane = no_lane;
    item.first_release = never;
    return item;
}

void begin(PlayState& s, const Rules& rules) {
    const Organisation& o = s.prepared->scenario.organisation;
    s.open_in.resize(static_cast<std::size_t>(o.areas));
    for (auto& area : s.open_in) area.clear();
    s.regimes_in_use = rules.later ? 2 : 1;
    begin(s, s.regimes[0], 0, rules);
    if (rules.later) begin(s, s.regimes[1], 1, *rules.later);
    s.items.clear();
    for (std::uint32_t i = 0; i < s.world->items; ++i) s.items.push_back(new_item(s, i));
    s.candidates.clear();
    s.live.clear();
    s.renewed.clear();
    s.watched.clear();
    s.inflows.clear();
    s.area_estate.assign(static_cast<std::size_t>(o.areas), s.prepared->initial_estate_per_area);
    s.area_owned.assign(static_cast<std::size_t>(o.areas), 0);
    form_lanes(s);
    s.step = 0;
    s.month = 0;
    s.closing = false;
    s.next_arrival = s.next_shift = 0;
    s.run_share = s.run_money = 0;
    s.cumulative = s.lowest = s.last_negative_month = 0;
    s.lead_time_sum = s.releases_first = 0;
    s.worked = s.capacity = 0;
    s.outcome = {};
    s.outcome.first_value_month = never;
    if (s.series) {
        const std::size_t months = series_months(*s.prepared);
        s.series->outlay.assign(months, 0);
        s.series->income.assign(months, 0);
        s.series->spending.assign(spending_rows * months, 0);
        s.series->years.assign(year_rows * flow_years(months), 0);
    }
}

void meet_arrivals(PlayState& s) {
    const World& w = *s.world;
    while (s.next_arrival < w.items && w.arrival[w.order[s.next_arrival]] <= s.month + 1e-9) {
        const std::uint32_t i = w.order[s.next_arrival++];
        s.items[i].stage = Stage::waiting;
        s.items[i].shifts_seen = static_cast<std::uint32_t>(s.next_shift);
        for (Regime& r : regimes(s)) {
            r.views[i].case_shifts = s.items[i].shifts_seen;
            r.views[i].belief =
                belief_from_case(*r.rules, s.prepared->scenario.opportunities, w.case_signal[i]);
        }
        nominate(s, i);
        update_all_beliefs(s, i);
        record(s, EventKind::arrived, i, no_lane, s.regimes[0].views[i].believed_value, w.effort[i],
               w.case_signal[i]);
    }
}

//! Past the horizon teams without work end; true while any work runs.
bool close_down(PlayState& s) {
    bool running = false;
    for (Lane& l : s.lanes) {
        if (l.item < 0) l.ended = true;
        running |= l.item >= 0;
    }
    return running;
}

//! What is unfinished two years after the horizon ships nothing under fixed scope, what there is under
//! adaptive.
void break_off(PlayState& s) {
    for (std::uint32_t i = 0; i < s.items.size(); ++i) {
        if (s.items[i].stage != Stage::working) continue;
        const Levers& l = regime_of(s, s.items[i]).rules->levers;
        if (s.items[i].work == Work::scope && l.scope == Scope::adaptive)
            release(s, i, s.items[i].done / s.items[i].content, 0);
        leave(s, i);
        s.items[i].stage = Stage::resting;
    }
}

}  // namespace

Outcome play(const Prepared& prepared, const Rules& rules, const World& world, PlayState& s, Series* series,
             std::vector<Event>* events) {
    s.prepared = &prepared;
    s.world = &world;
    s.series = series;
    s.events = events;
    begin(s, rules);
    for (; s.step < prepared.steps_in_all; ++s.step) {
        s.month = s.step * prepared.step;
        s.closing = s.step >= prepared.steps_to_horizon;
        if (s.closing && !close_down(s)) break;
        const bool changed = follow_ramps(s);
        for (Regime& regime : regimes(s)) {
            regime.improvement = power_of(1 + regime.rules->levers.continuous_improvement, s.month / 12);
            grow_bounds(s, regime);
        }
        if (changed) look_anew(s);
        move_teams(s);
        find_owned_areas(s);
        keep_running(s);
        meet_arrivals(s);
        shift_market(s);
        read_due(s);
        review(s);
        bool resized = false;
        for (Regime& regime : regimes(s)) {
            run_cycle(s, regime);
            decide_tranches(s, regime);
            resized |= resize(s, regime);
        }
        if (resized) keep_running(s);  // teams that have gone or come count at once
        assign(s);
        for (Regime& regime : regimes(s)) run_experiments(s, regime);
        work(s);
        book_step(s);
        assert(broken_invariant(s) == nullptr);
    }
    s.month = s.step * prepared.step;
    break_off(s);
    settle_unread(s);
    record(s, EventKind::ended, no_item);
    close_books(s);
    return s.outcome;
}

}  // namespace fundsim
