#include "engine/play/assignment.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "engine/play/continuity.hpp"
#include "engine/play/discovery.hpp"
#include "engine/play/scope.hpp"
#include "engine/play/tranches.hpp"
#include "engine/productivity.hpp"

namespace fundsim {

namespace {

//! Capacity that has to be bought must clear the hurdle; capacity that is paid anyway takes what is worth
//! doing. On a cycle's list the grant has been made: only what has become worthless is left out.
bool is_worth_starting(const PlayState& s, const Regime& r, std::uint32_t i, const Prospect& prospect) {
    if (is_mandated(s, r, i)) return true;
    if (!(prospect.numerator > 0)) return false;
    return !r.rules->bought || r.views[i].listed || prospect.index >= r.rules->levers.hurdle;
}

//! The higher index goes first, else the lower number.
bool goes_before(const Choice& a, const Choice& b) {
    if (b.item < 0) return true;
    const double x = a.option.prospect.index;
    const double y = b.option.prospect.index;
    return x != y ? x > y : a.item < b.item;
}

void plan(PlayState& s, const Regime& r, std::uint32_t i, const Option& option) {
    Item& item = s.items[i];
    const double multiple = r.rules->levers.reference_class ? s.prepared->mean_overrun : 1.0;
    // Planners know by how much teams have improved since the efforts were estimated at month 0.
    const double effort = s.world->effort[i] * multiple / r.improvement;
    item.plan_cost = s.prepared->scenario.organisation.person_month_cost * effort;
    item.plan_benefit = r.views[i].believed_value * r.views[i].believed_fit * option.prospect.shipped;
    const Readiness ready = typical_readiness(*r.rules);
    item.plan_end = s.month + ready.staffing + ready.waiting + effort / (option.teams * r.rules->lane_size);
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

//! The running item with the most believed work per lane that still wants a further lane; -1 if none does.
int best_to_join(const PlayState& s, std::size_t lane) {
    const Regime& r = regime_of(s, s.lanes[lane]);
    int best = -1;
    double most = 0;
    for (std::size_t other = 0; other < s.lanes.size(); ++other) {
        const int i = s.lanes[other].item;
        if (i < 0 || i == best) continue;
        const auto number = static_cast<std::uint32_t>(i);
        const Item& item = s.items[number];
        if (item.work != Work::scope || item.suspended || item.regime != r.number ||
            !may_serve(s, lane, s.world->area[number]))
            continue;
        if (item.lanes_held >= teams_on_scope(s, r, number)) continue;
        const double each = scope_effort(s, r, number) / item.lanes_held;
        if (each > most || (each == most && i < best)) {
            if (!is_worth_joining(s, lane, number)) continue;
            most = each;
            best = i;
        }
    }
    return best;
}

//! Calls `look` with the area, first place, place after the last and highest bound of each block of open
//! items that a lane may take.
template <class Look>
void in_blocks_of(PlayState& s, std::size_t lane, Look look) {
    const Lane& l = s.lanes[lane];
    if (l.released) return;
    std::vector<std::vector<double>>& highest = regime_of(s, l).bounds.highest;
    const auto areas = static_cast<unsigned>(s.open_in.size());
    for (unsigned n = 0; n < (l.home_count == 0 ? areas : l.home_count); ++n) {
        const unsigned area = l.home_count == 0 ? n : (l.home_first + n) % areas;
        const std::size_t open = s.open_in[area].size();
        for (std::size_t first = 0; first < open; first += bound_block)
            look(area, first, std::min(open, first + bound_block), highest[area][first / bound_block]);
    }
}

//! The item with the highest bound that a lane may take, where that is above `least` and 0; -1 where none is.
//! Every item that could be higher is evaluated on the way.
int most_promising(PlayState& s, std::size_t lane, double least) {
    Regime& r = regime_of(s, s.lanes[lane]);
    const double grown = r.growth.index;
    int best = -1;
    double most = 0;
    in_blocks_of(s, lane, [&](unsigned area, std::size_t begin, std::size_t end, double& highest) {
        if (highest <= most || highest * grown < least) return;
        highest = 0;
        const std::vector<double>& index = r.bounds.index[area];
        for (std::size_t k = begin; k < end; ++k) {
            if (index[k] == never) typical_option(s, r, s.open_in[area][k]);
            highest = std::max(highest, index[k]);
            if (index[k] <= most) continue;
            most = index[k];
            best = static_cast<int>(s.open_in[area][k]);
        }
    });
    return most * grown >= least ? best : -1;
}

}  // namespace

Choice best_choice(PlayState& s, std::size_t lane, double least) {
    Regime& r = regime_of(s, s.lanes[lane]);
    const bool by_list = r.rules->levers.cycle_months > 0;
    Choice best;
    const auto consider = [&](std::uint32_t i) {
        const Option option = r.rules->bought ? typical_option(s, r, i)
                                              : best_option(s, r, i, readiness(s, lane, s.world->area[i]));
        if (option.work == Work::none || !is_worth_starting(s, r, i, option.prospect)) return;
        assert(option.prospect.index <= index_bound(s, r, i) * (1 + 1e-9) + smallest);
        const Choice choice{static_cast<int>(i), option};
        if (goes_before(choice, best)) best = choice;
    };
    const auto may_take = [&](std::uint32_t i) {
        return s.items[i].candidate && (!by_list || r.views[i].listed) &&
               may_serve(s, lane, s.world->area[i]);
    };
    for (const std::uint32_t i : s.decreed) {  // the oldest first
        if (!is_mandated(s, r, i) || !may_take(i)) continue;
        consider(i);
        if (best.item >= 0) return best;
    }
    if (by_list) {
        for (const std::uint32_t i : r.list)
            if (may_take(i)) consider(i);
        return best;
    }
    const int first = most_promising(s, lane, least);
    if (first < 0) return best;
    consider(static_cast<std::uint32_t>(first));
    const auto could_win = [&](double bound) {
        return best.item < 0 ? bound > 0 && bound >= least : bound >= best.option.prospect.index;
    };
    const double grown = r.growth.index;
    in_blocks_of(s, lane, [&](unsigned area, std::size_t begin, std::size_t end, double highest) {
        if (!could_win(highest * grown)) return;
        const std::vector<double>& index = r.bounds.index[area];
        for (std::size_t k = begin; k < end; ++k) {
            if (!could_win(index[k] * grown)) continue;
            const std::uint32_t i = s.open_in[area][k];
            if (i == static_cast<std::uint32_t>(first)) continue;
            if (r.views[i].outlook_step < 0) {  // closer, and kept for the next look
                typical_option(s, r, i);
                if (!could_win(index[k] * grown)) continue;
            }
            consider(i);
        }
    });
    return best;
}

void claim(PlayState& s, std::size_t lane, const Choice& choice) {
    const auto i = static_cast<std::uint32_t>(choice.item);
    Item& item = s.items[i];
    Regime& r = regime_of(s, s.lanes[lane]);
    const Levers& l = r.rules->levers;
    const Option& option = choice.option;
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
        std::erase(s.decreed, i);
        plan(s, r, i, option);
        look_at_concepts(s, r, i);
        update_fit_beliefs(s, i);
        start_tranche(s, i, option.prospect.effort);
        held_up = dependency_wait(*s.prepared, *s.world, i, l.autonomy);
    }
    item.work = option.work;
    item.stage = Stage::working;
    withdraw(s, i);
    for (Regime& each : regimes(s)) each.views[i].listed = false;
    item.index_at_claim = option.prospect.index;
    item.claimed_at = s.month;
    item.next_review = s.month + l.review_months;
    item.next_release = s.month + l.release_cadence_months;
    occupy(s, lane, i);
    s.lanes[lane].deciding = l.decision_latency_months;
    s.lanes[lane].held_up = held_up;
    if (l.cycle_months == 0) r.last_funded_index = option.prospect.index;
    record(s, kind, i, static_cast<std::uint32_t>(lane), option.prospect.index, option.prospect.effort,
           r.views[i].believed_value * r.views[i].believed_fit);
}

void assign(PlayState& s) {
    if (s.closing) return;
    for (std::size_t lane = 0; lane < s.lanes.size(); ++lane) {
        if (s.lanes[lane].item >= 0 || s.lanes[lane].released) continue;
        const int running = best_to_join(s, lane);
        if (running >= 0) {
            const auto i = static_cast<std::uint32_t>(running);
            occupy(s, lane, i);
            record(s, EventKind::joined, i, static_cast<std::uint32_t>(lane), s.items[i].lanes_held);
            continue;
        }
        const Choice choice = best_choice(s, lane, 0);
        if (choice.item >= 0) claim(s, lane, choice);
    }
}

}  // namespace fundsim
