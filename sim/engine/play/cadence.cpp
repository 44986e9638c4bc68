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
void make_plans(PlayState& s) {
    for (std::uint32_t i = 0; i < s.items.size(); ++i) view(s, i).plan_index = not_planned;
    const double least = s.rules->bought ? s.rules->levers.hurdle : 0.0;
    for (const std::uint32_t i : s.candidates) {
        if (!is_open(s, i)) continue;
        if (!is_mandated(s, i) && index_bound(s, i) < least) continue;  // could not be listed
        const Option& option = typical_option(s, i);
        if (option.work == Work::none) continue;
        view(s, i).plan_index = is_mandated(s, i) ? never : option.prospect.index;
        // What it can use until the next date: its grant, at most all the time of its teams.
        view(s, i).plan_effort = std::min(s.rules->levers.tranche_share * option.prospect.effort,
                                          option.teams * s.rules->lane_size * s.rules->levers.cycle_months);
    }
    own(s).planned = true;
}

//! Person-months that the coming cycle can give to new work.
double capacity_to_grant(const PlayState& s) {
    const Levers& l = s.rules->levers;
    const double left = s.prepared->scenario.organisation.horizon_months - s.month;
    const double months = std::min(l.cycle_months, left);
    const double exploring = s.rules->bought ? 0.0 : l.discovery_share;
    double capacity = own(s).people * months * (1 - exploring) * (1 - s.run_share) * (1 - l.contingency);
    for (std::size_t k = 0; k < s.lanes.size(); ++k) {
        const int running = s.lanes[k].item;
        if (running < 0 || s.lanes[k].regime != s.regime) continue;
        const auto i = static_cast<std::uint32_t>(running);
        const Item& item = s.items[i];
        // Each lane absorbs its share of what its item still needs, at most all of its own time.
        const double rest = item.work == Work::iteration
                                ? mature_effort(s, item.iteration_content - item.iteration_done, 1)
                                : scope_effort(s, i);
        capacity -= std::min(rest / item.lanes_held, s.lanes[k].people * months);
    }
    return capacity;
}

void make_list(PlayState& s) {
    for (const std::uint32_t i : own(s).list) view(s, i).listed = false;
    own(s).list.clear();
    s.order.clear();
    for (const std::uint32_t i : s.candidates) {
        const double index = view(s, i).plan_index;
        if (std::isnan(index) || !is_open(s, i)) continue;
        const bool worth = s.rules->bought ? index >= s.rules->levers.hurdle : index > 0;
        if (worth) s.order.push_back(i);
    }
    std::sort(s.order.begin(), s.order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const double x = view(s, a).plan_index;
        const double y = view(s, b).plan_index;
        if (x != y) return x > y;
        if (x == never && s.world->arrival[a] != s.world->arrival[b])
            return s.world->arrival[a] < s.world->arrival[b];
        return a < b;
    });
    double capacity = capacity_to_grant(s);
    for (const std::uint32_t i : s.order) {
        View& plan = view(s, i);
        if (plan.plan_effort > capacity) continue;
        capacity -= plan.plan_effort;
        plan.listed = true;
        own(s).list.push_back(i);
        if (plan.plan_index < never) own(s).last_funded_index = plan.plan_index;
        record(s, EventKind::listed, i, no_lane, plan.plan_index, plan.plan_effort);
    }
}

}  // namespace

void run_cycle(PlayState& s) {
    const Levers& l = s.rules->levers;
    if (l.cycle_months <= 0 || s.closing) return;
    Regime& now = own(s);
    const double lead = now.next_cycle > 0 ? l.planning_lead_months : 0.0;
    if (!now.planned && s.month + grid_slack >= now.next_cycle - lead) make_plans(s);
    if (s.month + grid_slack < now.next_cycle) return;
    make_list(s);
    now.next_cycle += l.cycle_months;
    now.planned = false;
}

}  // namespace fundsim
