#include "engine/play/cadence.hpp"

#include <algorithm>
#include <cmath>

#include "engine/play/candidates.hpp"
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
    for (View& view : r.views) view.plan_index = missing;
    for (const std::uint32_t i : s.candidates) renew_case(s, r, i);
    const double net = net_share(s, r);
    const double least = r.rules->bought ? l.hurdle : 0.0;
    for (const std::uint32_t i : s.candidates) {
        View& view = r.views[i];
        const bool could_clear = index_bound(s, r, i) >= least;
        if (could_clear || l.mandated_share > 0) {
            const Option& option = typical_option(s, r, i);
            if (option.work != Work::none) {
                view.plan_index = option.prospect.index;
                // What it can use until the next date: its grant, at most all the time of its teams.
                view.plan_effort = std::min(l.tranche_share * option.prospect.effort,
                                            option.teams * r.rules->lane_size * l.cycle_months * net);
            }
        }
        if (!clears_the_bar(r, view.plan_index))  // nor does what was not looked at
            view.cleared_since = missing;
        else if (std::isnan(view.cleared_since))
            view.cleared_since = s.month;
    }
    r.planned = true;
    r.decrees.known = false;
    r.planned_at = s.month;
}

//! A round in the making.
struct Round {
    Supply supply;
    Starts starts;           //!< with what the round grants
    bool decrees = true;     //!< whether one that is due may still fit
    std::size_t passed = 0;  //!< of PlayState::by_decree
};

void place(PlayState& s, Regime& r, Round& round, std::uint32_t i, RoundPlace where) {
    View& view = r.views[i];
    const bool decreed = where == RoundPlace::decreed;
    view.place = where;
    // What is decreed, or came free since the plans, has not cleared the bar before.
    view.granted_since = std::isnan(view.cleared_since) ? r.planned_at : view.cleared_since;
    if (where == RoundPlace::reserved) {
        r.reserve.push_back(i);
        return;
    }
    draw_on(s, round.supply, s.world->area[i], view.plan_effort);
    r.list.push_back(i);
    if (s.items[i].stage == Stage::waiting) round.starts.all += s.world->effort[i];
    if (decreed)
        round.starts.decreed += s.world->effort[i];
    else
        r.last_funded_index = view.plan_index;
    record(s, EventKind::listed, i, no_lane, decreed ? never : view.plan_index, view.plan_effort);
}

bool does_fit(const PlayState& s, const Regime& r, const Round& round, std::uint32_t i) {
    return fits(s, round.supply, s.world->area[i], r.views[i].plan_effort);
}

//! What may be decreed, in the order in which it would be.
void rank_by_decree(PlayState& s, const Regime& r) {
    s.by_decree.clear();
    for (const std::uint32_t i : s.candidates)
        if (s.items[i].stage == Stage::waiting && !std::isnan(r.views[i].plan_index))
            s.by_decree.push_back(i);
    std::sort(s.by_decree.begin(), s.by_decree.end(),
              [&](std::uint32_t a, std::uint32_t b) { return is_decreed_before(s, a, b); });
}

//! The item that is decreed next; -1 where none fits. What is placed stays so for the round, and what does
//! not fit never will in it, for supply is only drawn on: each is passed once.
int next_decree(PlayState& s, const Regime& r, Round& round) {
    if (round.passed == 0) rank_by_decree(s, r);
    while (round.passed < s.by_decree.size()) {
        const std::uint32_t i = s.by_decree[round.passed++];
        const RoundPlace place = r.views[i].place;
        if (place != RoundPlace::listed && place != RoundPlace::decreed && does_fit(s, r, round, i))
            return static_cast<int>(i);
    }
    return -1;
}

void place_decrees(PlayState& s, Regime& r, Round& round) {
    while (round.decrees && is_decree_due(s, r, round.starts)) {
        const int next = next_decree(s, r, round);
        round.decrees = next >= 0;
        if (!round.decrees) return;
        const auto i = static_cast<std::uint32_t>(next);
        place(s, r, round, i, RoundPlace::decreed);
    }
}

//! What is planned, open and clears the bar, in order of its planned index.
void rank(PlayState& s, const Regime& r) {
    s.order.clear();
    for (const std::uint32_t i : s.candidates)
        if (clears_the_bar(r, r.views[i].plan_index)) s.order.push_back(i);
    std::sort(s.order.begin(), s.order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const double x = r.views[a].plan_index;
        const double y = r.views[b].plan_index;
        return x != y ? x > y : a < b;
    });
}

void hold_round(PlayState& s, Regime& r) {
    for (View& view : r.views) view.place = RoundPlace::nowhere;
    r.list.clear();
    r.reserve.clear();
    r.granted.step = -1;
    r.decrees.known = false;
    rank(s, r);
    Round round{.supply = supply_of(s, r), .starts = {r.decreed_starts, r.starts}};
    for (const std::uint32_t i : s.order) {
        place_decrees(s, r, round);
        if (r.views[i].place != RoundPlace::nowhere) continue;
        if (does_fit(s, r, round, i))
            place(s, r, round, i, RoundPlace::listed);
        else if (r.rules->levers.reserve_list)
            place(s, r, round, i, RoundPlace::reserved);
    }
    place_decrees(s, r, round);
}

}  // namespace

void run_cycle(PlayState& s, Regime& r) {
    const Levers& l = r.rules->levers;
    if (l.cycle_months <= 0 || s.closing) return;
    const double lead = r.next_cycle > 0 ? l.planning_lead_months : 0.0;
    if (!r.planned && s.month + grid_slack >= r.next_cycle - lead) make_plans(s, r);
    if (s.month + grid_slack < r.next_cycle) return;
    hold_round(s, r);
    r.next_cycle += l.cycle_months;
    r.planned = false;
}

}  // namespace fundsim
