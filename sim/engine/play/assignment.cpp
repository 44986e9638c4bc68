#include "engine/play/assignment.hpp"

#include "engine/play/continuity.hpp"
#include "engine/play/discovery.hpp"
#include "engine/play/mandates.hpp"
#include "engine/play/scope.hpp"
#include "engine/play/staffing.hpp"
#include "engine/play/tranches.hpp"
#include "engine/productivity.hpp"

namespace fundsim {

namespace {

//! `wait`: months until work can start.
void plan(PlayState& s, const Regime& r, std::uint32_t i, const Option& option, double wait) {
    Item& item = s.items[i];
    const double multiple = r.rules->levers.reference_class ? s.prepared->mean_overrun : 1.0;
    // Planners know by how much teams have improved since the efforts were estimated at month 0.
    const double effort = s.world->effort[i] * multiple / r.improvement;
    item.plan_cost = s.prepared->scenario.organisation.person_month_cost * effort;
    item.plan_benefit = r.views[i].believed_value * r.views[i].believed_fit * option.prospect.shipped;
    item.plan_end = s.month + wait + effort / (option.teams * r.rules->lane_size);
    item.started = true;
    item.fit =
        value_at(s.prepared->fit, attempt_latent(*s.world, s.prepared->scenario.opportunities.rho_fit, i, 1));
    ++s.outcome.started;
}

void start_iteration(const Levers& l, Item& item) {
    if (item.iteration_content > 0) return;  // goes on with one that was stopped
    item.iteration_content = l.iteration_cost * item.done;
    item.iteration_done = 0;
}

//! Whether set-up is less than the lane's share of what remains.
bool is_worth_joining(const PlayState& s, std::size_t lane, std::uint32_t i) {
    const Regime& r = regime_of(s, s.lanes[lane]);
    const double share = scope_effort(s, r, i) / (s.items[i].lanes_held + 1);
    const Readiness ready = readiness(s, lane, s.world->area[i]);
    return forming_effort(*s.prepared, *r.rules, ready, share / r.rules->lane_size) < share;
}

bool wants_lane(const PlayState& s, std::uint32_t i) {
    const Item& item = s.items[i];
    return item.work == Work::scope && item.lanes_held < teams_on_scope(s, regime_of(s, item), i);
}

//! All that do, as lanes are about to be assigned. Only what is assigned changes it.
void find_wanting(PlayState& s) {
    s.wanting.clear();
    for (std::size_t lane = 0; lane < s.lanes.size(); ++lane) {
        if (s.lanes[lane].item < 0) continue;
        const auto i = static_cast<std::uint32_t>(s.lanes[lane].item);
        if (wants_lane(s, i)) s.wanting.push_back(i);  // once for each lane: that does no harm
    }
}

//! The running item with the most believed work per lane that still wants a further lane, of those with equal
//! work the lowest number; -1 if none does.
int best_to_join(const PlayState& s, std::size_t lane) {
    const Regime& r = regime_of(s, s.lanes[lane]);
    int best = -1;
    double most = 0;
    for (const std::uint32_t i : s.wanting) {
        const int number = static_cast<int>(i);
        const Item& item = s.items[i];
        if (number == best || item.regime != r.number || !may_serve(s, lane, s.world->area[i])) continue;
        const double each = scope_effort(s, r, i) / item.lanes_held;
        if (each > most || (each == most && number < best)) {
            if (!is_worth_joining(s, lane, i)) continue;
            most = each;
            best = number;
        }
    }
    return best;
}

}  // namespace

void claim(PlayState& s, std::size_t lane, const Choice& choice) {
    const auto i = static_cast<std::uint32_t>(choice.item);
    Item& item = s.items[i];
    Regime& r = regime_of(s, s.lanes[lane]);
    const Levers& l = r.rules->levers;
    const Option& option = choice.option;
    const bool waits = l.cycle_months == 0 || choice.waits;  // else the wait was before the claim
    const double deciding = waits ? l.decision_latency_months : 0.0;
    const double staffing = r.rules->bought ? (waits ? l.staffing_lag_months : 0.0) : s.lanes[lane].staffing;
    EventKind kind = EventKind::claimed;
    double held_up = 0;
    item.regime = r.number;
    if (option.work == Work::iteration) {
        start_iteration(l, item);
        kind = EventKind::iterated;
    } else if (item.started) {
        kind = EventKind::resumed;
        start_tranche(s, i, option.prospect.effort);
    } else {
        note_start(s, r, i, choice.decreed || r.views[i].place == RoundPlace::decreed);
        plan(s, r, i, option, staffing + deciding);
        look_at_concepts(s, r, i);
        update_fit_beliefs(s, i);
        start_tranche(s, i, option.prospect.effort);
        held_up = dependency_wait(*s.prepared, *s.world, i, l.autonomy);
    }
    item.work = option.work;
    item.stage = Stage::working;
    withdraw(s, i);
    const bool from_reserve = r.views[i].place == RoundPlace::reserved;
    for (Regime& each : regimes(s)) each.views[i].place = RoundPlace::nowhere;
    if (choice.waits) r.views[i].granted_since = missing;
    item.index_at_claim = option.prospect.index;
    item.claimed_at = s.month;
    item.next_review = s.month + l.review_months;
    item.next_release = s.month + l.release_cadence_months;
    occupy(s, lane, i, staffing);
    s.lanes[lane].deciding = deciding;
    s.lanes[lane].held_up = held_up;
    if (!choice.decreed && (l.cycle_months == 0 || from_reserve)) r.last_funded_index = option.prospect.index;
    record(s, kind, i, static_cast<std::uint32_t>(lane), option.prospect.index, option.prospect.effort,
           r.views[i].believed_value * r.views[i].believed_fit);
}

void assign(PlayState& s) {
    if (s.closing) return;
    bool found = false;
    for (std::size_t lane = 0; lane < s.lanes.size(); ++lane) {
        if (s.lanes[lane].item >= 0 || s.lanes[lane].released) continue;
        if (!found) find_wanting(s);  // most steps have no free lane
        found = true;
        const int running = best_to_join(s, lane);
        if (running >= 0) {
            const auto i = static_cast<std::uint32_t>(running);
            occupy(s, lane, i, joining_lag(s, regime_of(s, s.lanes[lane]), i));
            record(s, EventKind::joined, i, static_cast<std::uint32_t>(lane), s.items[i].lanes_held);
            if (!wants_lane(s, i)) std::erase(s.wanting, i);
            continue;
        }
        const Choice choice = best_choice(s, lane, 0);
        if (choice.item < 0) continue;
        claim(s, lane, choice);
        const auto i = static_cast<std::uint32_t>(choice.item);
        if (wants_lane(s, i)) s.wanting.push_back(i);
    }
}

}  // namespace fundsim
