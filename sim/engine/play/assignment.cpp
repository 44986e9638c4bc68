#include "engine/play/assignment.hpp"

#include "engine/play/autonomy.hpp"
#include "engine/play/continuity.hpp"
#include "engine/play/discovery.hpp"
#include "engine/play/initiatives.hpp"
#include "engine/play/mandates.hpp"
#include "engine/play/scope.hpp"
#include "engine/play/staffing.hpp"
#include "engine/play/tranches.hpp"
#include "engine/productivity.hpp"

namespace fundsim {

namespace {

//! `wait`: months until work can start.
void plan(Item& item, Ledger& ledger, const Regime& r, const Now& now, std::uint32_t i, const Option& option,
          double wait) {
    const double multiple = r.rules->levers.reference_class ? now.prepared->mean_overrun : 1.0;
    // Planners know by how much teams have improved since the efforts were estimated at month 0.
    const double effort = now.world->effort[i] * multiple / r.improvement;
    item.plan_cost = now.prepared->scenario.organisation.person_month_cost * effort;
    item.plan_benefit = r.views[i].believed_value * r.views[i].believed_fit * option.prospect.shipped;
    item.plan_end = now.month + wait + effort / (option.teams * r.rules->lane_size);
    item.started = true;
    book_initiative(ledger, InitiativeRow::start_month, i, now.month);
    item.fit = value_at(now.prepared->fit,
                        attempt_latent(*now.world, now.prepared->scenario.opportunities.rho_fit, i, 1));
    ++ledger.outcome.started;
}

void start_iteration(const Levers& l, Item& item) {
    if (item.iteration_content > 0) {
        return;  // goes on with one that was stopped
    }
    item.iteration_content = l.iteration_cost * item.done;
    item.iteration_done = 0;
}

//! Whether set-up is less than the lane's share of what remains.
bool is_worth_joining(const Scene& s, std::size_t lane, std::uint32_t i) {
    const Regime& r = regime_of(s.regimes, s.teams.lanes[lane]);
    const double share = scope_effort(s, r, i) / (s.work.items[i].lanes_held + 1);
    const Readiness ready = readiness(s, lane, s.now.world->area[i]);
    return forming_effort(*s.now.prepared, *r.rules, ready, share / r.rules->lane_size) < share;
}

bool wants_lane(const Scene& s, std::uint32_t i) {
    const Item& item = s.work.items[i];
    return item.work == Work::scope && item.lanes_held < teams_on_scope(s, regime_of(s.regimes, item), i);
}

//! All that do, as lanes are about to be assigned. Only what is assigned changes it.
void find_wanting(std::vector<std::uint32_t>& wanting, const Scene& s) {
    wanting.clear();
    for (std::size_t lane = 0; lane < s.teams.lanes.size(); ++lane) {
        if (s.teams.lanes[lane].item < 0) {
            continue;
        }
        const auto i = static_cast<std::uint32_t>(s.teams.lanes[lane].item);
        if (wants_lane(s, i)) {
            wanting.push_back(i);  // once for each lane: that does no harm
        }
    }
}

//! The running item with the most believed work per lane that still wants a further lane, of those with equal
//! work the lowest number; -1 if none does.
int best_to_join(const std::vector<std::uint32_t>& wanting, const Scene& s, std::size_t lane) {
    const Regime& r = regime_of(s.regimes, s.teams.lanes[lane]);
    int best = -1;
    double most = 0;
    for (const std::uint32_t i : wanting) {
        const int number = static_cast<int>(i);
        const Item& item = s.work.items[i];
        if (number == best || item.regime != r.number || !may_serve(s.teams, lane, s.now.world->area[i])) {
            continue;
        }
        const double each = scope_effort(s, r, i) / item.lanes_held;
        if (each > most || (each == most && number < best)) {
            if (!is_worth_joining(s, lane, i)) {
                continue;
            }
            most = each;
            best = number;
        }
    }
    return best;
}

}  // namespace

void claim(PlayState& s, std::size_t lane, const Choice& choice) {
    const auto i = static_cast<std::uint32_t>(choice.item);
    Item& item = s.work.items[i];
    Regime& r = regime_of(s.regimes, s.teams.lanes[lane]);
    const Levers& l = r.rules->levers;
    const Option& option = choice.option;
    const bool waits = l.cycle_months == 0 || choice.waits;  // else the wait was before the claim
    const double deciding = waits ? l.decision_latency_months : 0.0;
    const double staffing =
        r.rules->bought ? (waits ? l.staffing_lag_months : 0.0) : s.teams.lanes[lane].staffing;
    EventKind kind = EventKind::claimed;
    double held_up = 0;
    item.regime = r.number;
    if (option.work == Work::iteration) {
        start_iteration(l, item);
        kind = EventKind::iterated;
    } else if (item.started) {
        kind = EventKind::resumed;
        start_tranche(item, l, option.prospect.effort);
    } else {
        note_start(r, item, s.now.world->effort[i],
                   !item.compulsory && (choice.decreed || r.views[i].place == RoundPlace::decreed));
        plan(item, s.ledger, r, s.now, i, option, staffing + deciding);
        look_at_concepts(r, item, s.now, i);
        update_fit_beliefs(s.regimes, s.caches, s.work, s.now, i);
        start_tranche(item, l, option.prospect.effort);
        held_up = dependency_wait(*s.now.prepared, *s.now.world, i, l.autonomy);
    }
    item.work = option.work;
    item.stage = Stage::working;
    withdraw(s.work, s.caches, *s.now.world, i);
    const bool from_reserve = r.views[i].place == RoundPlace::reserved;
    for (Regime& each : s.regimes) {
        each.views[i].place = RoundPlace::nowhere;
    }
    if (choice.waits) {
        r.views[i].granted_since = missing;
    }
    item.index_at_claim = option.prospect.index;
    item.claimed_at = s.now.month;
    item.next_review = s.now.month + l.review_months;
    item.next_release = s.now.month + l.release_cadence_months;
    occupy(s.teams, s.work, s.regimes, *s.now.world, lane, i, staffing);
    s.teams.lanes[lane].deciding = deciding;
    s.teams.lanes[lane].held_up = held_up;
    if (!choice.decreed && (l.cycle_months == 0 || from_reserve)) {
        r.last_funded_index = option.prospect.index;
    }
    record(s.now, kind, i, static_cast<std::uint32_t>(lane), option.prospect.index, option.prospect.effort,
           r.views[i].believed_value * r.views[i].believed_fit);
}

void assign(PlayState& s) {
    if (s.now.closing) {
        return;
    }
    std::vector<std::uint32_t>& wanting = s.scratch.wanting;
    bool found = false;
    for (std::size_t lane = 0; lane < s.teams.lanes.size(); ++lane) {
        if (s.teams.lanes[lane].item >= 0 || s.teams.lanes[lane].released) {
            continue;
        }
        if (!found) {
            find_wanting(wanting, scene(s));  // most steps have no free lane
        }
        found = true;
        Choice choice = compulsory_choice(s.caches, scene(s), lane);
        const int running = choice.item < 0 ? best_to_join(wanting, scene(s), lane) : -1;
        if (running >= 0) {
            const auto i = static_cast<std::uint32_t>(running);
            occupy(s.teams, s.work, s.regimes, *s.now.world, lane, i,
                   joining_lag(regime_of(s.regimes, s.teams.lanes[lane]), s.now.month, i));
            record(s.now, EventKind::joined, i, static_cast<std::uint32_t>(lane), s.work.items[i].lanes_held);
            if (!wants_lane(scene(s), i)) {
                std::erase(wanting, i);
            }
            continue;
        }
        if (choice.item < 0) {
            choice = best_choice(s.caches, scene(s), lane, 0);
        }
        if (choice.item < 0) {
            continue;
        }
        claim(s, lane, choice);
        const auto i = static_cast<std::uint32_t>(choice.item);
        if (wants_lane(scene(s), i)) {
            wanting.push_back(i);
        }
    }
}

}  // namespace fundsim
