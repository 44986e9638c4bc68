#include "engine/play/scope.hpp"

#include <algorithm>
#include <cmath>

#include "engine/numeric/special.hpp"
#include "engine/play/continuity.hpp"

namespace fundsim {

namespace {

//! Planned effort done so far, relative to the plan: u = done / (W * pi_ref(W)).
double progress_on_plan(const PlayState& s, std::uint32_t i) { return s.items[i].done / s.world->planned[i]; }

//! Believed remaining multiple of planned effort at u. Without a reference class a plan is believed until it
//! is used up, then a tenth of it is always still to come.
double believed_residual(const PlayState& s, const Regime& r, double u) {
    if (!r.rules->levers.reference_class) return std::max(1 - u, 0.1);
    return u == 0 ? s.prepared->mean_overrun : mean_residual(s.prepared->residual, u);
}

}  // namespace

double scope_value(double kappa, double f) {
    if (f == 0 || std::abs(kappa) < 1e-9) return f;
    return (1 - exp_of(-kappa * f)) / (1 - exp_of(-kappa));
}

double teams_on_scope(const PlayState& s, const Regime& r, std::uint32_t i) {
    return std::min(s.items[i].teams, lanes_for(s, r, s.world->area[i]));
}

double scope_effort(const PlayState& s, const Regime& r, std::uint32_t i) {
    const double residual = believed_residual(s, r, progress_on_plan(s, i));
    return mature_effort(s, r, s.world->planned[i] * residual, teams_on_scope(s, r, i));
}

double mature_effort(const PlayState& s, const Regime& r, double content, double teams) {
    return content / (r.rules->mature_productivity * r.improvement *
                      s.prepared->coordination[static_cast<std::size_t>(teams)]);
}

WorkLeft scope_left(const PlayState& s, const Regime& r, std::uint32_t i) {
    const Item& item = s.items[i];
    const double kappa = s.prepared->scenario.opportunities.scope_concavity;
    const double u = progress_on_plan(s, i);
    const double residual = believed_residual(s, r, u);
    // A stop loses unreleased work under fixed scope and ships it under adaptive scope.
    const double secured =
        r.rules->levers.scope == Scope::fixed ? item.released : std::max(item.released, u / (u + residual));
    return {.reach = r.views[i].believed_fit * (1 - scope_value(kappa, secured)) *
                     r.rules->levers.adoption_ceiling,
            .run_effort = s.world->effort[i] * (1 - secured),
            .content = s.world->planned[i] * residual,
            .teams = teams_on_scope(s, r, i)};
}

Job scope_job(const PlayState& s, const Regime& r, std::uint32_t i, const WorkLeft& left) {
    return {.value = r.views[i].believed_value,
            .reach = left.reach,
            .run_effort = left.run_effort,
            .work = mature_effort(s, r, left.content, left.teams),
            .teams = left.teams};
}

}  // namespace fundsim
