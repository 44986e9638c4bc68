#include "engine/play/cadence.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/play/candidates.hpp"
#include "engine/play/scope.hpp"

namespace fundsim {

namespace {

constexpr double not_planned = std::numeric_limits<double>::quiet_NaN();
constexpr double grid_slack = 1e-6;  // months, so that a date on the grid is met whatever the rounding

//! Beliefs of today, kept for the list of the coming cycle date.
void make_plans(PlayState& s, Regime& r) {
    for (View& view : r.views) view.plan_index = not_planned;
    const Levers& l = r.rules->levers;
    const double least = r.rules->bought ? l.hurdle : 0.0;
    for (const std::uint32_t i : s.candidates) {
        if (!is_open(s, i)) continue;
        const bool mandated = is_mandated(s, r, i);
        if (!mandated && index_bound(s, r, i) < least) continue;  // could not be listed
        const Option& option = typical_option(s, r, i);
        if (option.work == Work::none) continue;
        r.views[i].plan_index = mandated ? never : option.prospect.index;
        // What it can use until the next date: its grant, at most all the time of its teams.
        r.views[i].plan_effort = std::min(l.tranche_share * option.prospect.effort,
                                          option.teams * r.rules->lane_size * l.cycle_months);
    }
    r.planned = true;
}

//! Person-months that the coming cycle can give to new work.
double capacity_to_grant(const PlayState& s, const Regime& r) {
    const Levers& l = r.rules->levers;
    const double left = s.prepared->scenario.organisation.horizon_months - s.month;
    const double months = std::min(l.cycle_months, left);
    const double exploring = r.rules->bought ? 0.0 : l.discovery_share;
    double capacity = r.people * months * (1 - exploring) * (1 - s.run_share) * (1 - l.contingency);
    for (std::size_t k = 0; k < s.lanes.size(); ++k) {
        const int running = s.lanes[k].item;
        if (running < 0 || s.lanes[k].regime != r.number) continue;
        const auto i = static_cast<std::uint32_t>(running);
        const Item& item = s.items[i];
        // Each lane absorbs its share of what its item still needs, at most all of its own time.
        const double rest = item.work == Work::iteration
                                ? mature_effort(s, r, item.iteration_content - item.iteration_done, 1)
                                : scope_effort(s, r, i);
        capacity -= std::min(rest / item.lanes_held, s.lanes[k].people * months);
    }
    return capacity;
}

void make_list(PlayState& s, Regime& r) {
    for (const std::uint32_t i : r.list) r.views[i].listed = false;
    r.list.clear();
    s.order.clear();
    for (const std::uint32_t i : s.candidates) {
        const double index = r.views[i].plan_index;
        if (std::isnan(index) || !is_open(s, i)) continue;
        const bool worth = r.rules->bought ? index >= r.rules->levers.hurdle : index > 0;
        if (worth) s.order.push_back(i);
    }
    std::sort(s.order.begin(), s.order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const double x = r.views[a].plan_index;
        const double y = r.views[b].plan_index;
        if (x != y) return x > y;
        if (x == never && s.world->arrival[a] != s.world->arrival[b])
            return s.world->arrival[a] < s.world->arrival[b];
        return a < b;
    });
    double capacity = capacity_to_grant(s, r);
    for (const std::uint32_t i : s.order) {
        View& plan = r.views[i];
        if (plan.plan_effort > capacity) continue;
        capacity -= plan.plan_effort;
        plan.listed = true;
        r.list.push_back(i);
        if (plan.plan_index < never) r.last_funded_index = plan.plan_index;
        record(s, EventKind::listed, i, no_lane, plan.plan_index, plan.plan_effort);
    }
}

}  // namespace

void run_cycle(PlayState& s, Regime& r) {
    const Levers& l = r.rules->levers;
    if (l.cycle_months <= 0 || s.closing) return;
    const double lead = r.next_cycle > 0 ? l.planning_lead_months : 0.0;
    if (!r.planned && s.month + grid_slack >= r.next_cycle - lead) make_plans(s, r);
    if (s.month + grid_slack < r.next_cycle) return;
    make_list(s, r);
    r.next_cycle += l.cycle_months;
    r.planned = false;
}

}  // namespace fundsim
