#include "engine/play/scope.hpp"

#include <algorithm>
#include <cmath>

#include "engine/numeric/special.hpp"
#include "engine/play/continuity.hpp"

namespace fundsim {

namespace {

//! Planned effort done so far, relative to the plan: u = done / (W * pi_ref(W)).
double progress_on_plan(const Worklist& work, const World& world, std::uint32_t i) {
    return work.items[i].done / world.planned[i];
}

//! Believed remaining multiple of planned effort at u. Without a reference class a plan is believed until it
//! is used up, then a tenth of it is always still to come.
double believed_residual(const Prepared& p, const Regime& r, double u) {
    if (!r.rules->levers.reference_class) {
        return std::max(1 - u, 0.1);
    }
    return u == 0 ? p.mean_overrun : mean_residual(p.residual, u);
}

}  // namespace

double scope_value(const Prepared& p, double f) {
    const double kappa = p.scenario.opportunities.scope_concavity;
    if (f == 0 || std::abs(kappa) < 1e-9) {
        return f;
    }
    return (1 - exp_of(-kappa * f)) / p.whole_scope;
}

double teams_on_scope(const Scene& s, const Regime& r, std::uint32_t i) {
    return std::min(s.work.items[i].teams, lanes_for(s.teams, r, s.now.world->area[i]));
}

double scope_effort(const Scene& s, const Regime& r, std::uint32_t i) {
    const double residual = believed_residual(*s.now.prepared, r, progress_on_plan(s.work, *s.now.world, i));
    return mature_effort(*s.now.prepared, r, s.now.world->planned[i] * residual, teams_on_scope(s, r, i));
}

double mature_effort(const Prepared& p, const Regime& r, double content, double teams) {
    return content /
           (r.rules->mature_productivity * r.improvement * p.coordination[static_cast<std::size_t>(teams)]);
}

WorkLeft scope_left(const Scene& s, const Regime& r, std::uint32_t i) {
    const Item& item = s.work.items[i];
    const double u = progress_on_plan(s.work, *s.now.world, i);
    const double residual = believed_residual(*s.now.prepared, r, u);
    // A stop loses unreleased work under fixed scope and ships it under adaptive scope.
    const double secured =
        r.rules->levers.scope == Scope::fixed ? item.released : std::max(item.released, u / (u + residual));
    return {.reach = r.views[i].believed_fit * (1 - scope_value(*s.now.prepared, secured)) *
                     r.rules->levers.adoption_ceiling,
            .run_effort = s.now.world->effort[i] * (1 - secured),
            .content = s.now.world->planned[i] * residual,
            .teams = teams_on_scope(s, r, i)};
}

Job scope_job(const Prepared& p, const Regime& r, std::uint32_t i, const WorkLeft& left) {
    return {.value = r.views[i].believed_value,
            .reach = left.reach,
            .run_effort = left.run_effort,
            .work = mature_effort(p, r, left.content, left.teams),
            .teams = left.teams};
}

}  // namespace fundsim
