#include "engine/play/compulsory.hpp"

#include <algorithm>

#include "engine/play/continuity.hpp"
#include "engine/play/scope.hpp"
#include "engine/play/staffing.hpp"

namespace fundsim {

namespace {

constexpr double grid_slack = 1e-6;  // months
constexpr double longest_late = 24;  // months for which being late costs

//! Calls `use` with everything that is due until the horizon, in order of its date.
template <class Use>
void each_due(const Now& now, Use use) {
    for (const std::uint32_t i : now.world->compulsory) {
        if (now.world->deadline[i] > now.prepared->scenario.organisation.horizon_months) {
            return;
        }
        use(i, now.world->deadline[i]);
    }
}

}  // namespace

bool is_pressing(const Scene& s, const Regime& r, std::uint32_t i, double month) {
    constexpr double caution = 1.5;  // times the believed duration
    constexpr double reserve = 3;    // months
    // By the overrun of its class, whatever else is planned by: nobody wants to explain a missed date.
    const double effort = s.now.world->effort[i] * s.now.prepared->mean_overrun / r.improvement;
    const double duration = effort / (teams_on_scope(s, r, i) * r.rules->lane_size * std::max(r.net, 1e-9));
    Readiness waits{};
    add_waits(*r.rules, waits);
    const double ahead =
        caution * duration + std::max(waits.waiting, waits.staffing) + reserve + r.rules->levers.cycle_months;
    return s.now.world->deadline[i] - month - ahead <= grid_slack;
}

int first_pressing(const Scene& s, const Regime& r, std::size_t lane) {
    for (const std::uint32_t i : s.now.world->compulsory) {
        if (s.work.items[i].stage == Stage::waiting && may_serve(s.teams, lane, s.now.world->area[i]) &&
            is_pressing(s, r, i, s.now.month)) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

double late_cost(const Worklist& work, const Now& now, double until) {
    const Scenario& scenario = now.prepared->scenario;
    double person_months = 0;  // planned, times months late
    each_due(now, [&](std::uint32_t i, double deadline) {
        const double from = std::max(now.month, deadline);
        const double to = std::min({until, deadline + longest_late, work.items[i].finished_at});
        if (to > from) {
            person_months += (to - from) * now.world->effort[i];
        }
    });
    return scenario.opportunities.late_cost * scenario.organisation.person_month_cost * person_months;
}

void count_compulsory(Outcome& out, const Worklist& work, const Now& now) {
    each_due(now, [&](std::uint32_t i, double deadline) {
        ++out.compulsory;
        out.compulsory_late += work.items[i].finished_at > deadline + grid_slack;
    });
}

}  // namespace fundsim
