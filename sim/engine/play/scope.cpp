#include "engine/play/scope.hpp"

#include <algorithm>
#include <cmath>

#include "engine/numeric/special.hpp"
#include "engine/play/continuity.hpp"
#include "engine/productivity.hpp"

namespace fundsim {

namespace {

//! Planned effort done so far, relative to the plan: u = done / (W * pi_ref).
double progress_on_plan(const PlayState& s, std::uint32_t i) {
    return s.items[i].done / (s.world->effort[i] * s.prepared->reference_productivity);
}

//! Believed remaining multiple of planned effort at u. Without a reference class a plan is believed until it
//! is used up, then a tenth of it is always still to come.
double believed_residual(const PlayState& s, double u) {
    return s.rules->levers.reference_class ? mean_residual(s.prepared->residual, u) : std::max(1 - u, 0.1);
}

}  // namespace

double scope_value(double kappa, double f) {
    if (std::abs(kappa) < 1e-9) return f;
    return (1 - exp_of(-kappa * f)) / (1 - exp_of(-kappa));
}

double mature_effort(const PlayState& s, double content, double teams) {
    return content / (s.rules->mature_productivity * own(s).improvement *
                      s.prepared->coordination[static_cast<std::size_t>(teams)]);
}

double believed_progress(const PlayState& s, std::uint32_t i) {
    const double u = progress_on_plan(s, i);
    return u / (u + believed_residual(s, u));
}

Job scope_job(const PlayState& s, std::uint32_t i) {
    const Item& item = s.items[i];
    const double kappa = s.prepared->scenario.opportunities.scope_concavity;
    // A stop loses unreleased work under fixed scope and ships it under adaptive scope.
    const double secured = s.rules->levers.scope == Scope::fixed
                               ? item.released
                               : std::max(item.released, believed_progress(s, i));
    const double teams = std::min(teams_for(s.prepared->scenario.organisation, s.world->effort[i]),
                                  lanes_for(s, s.world->area[i]));
    const double content_left = s.prepared->reference_productivity * s.world->effort[i] *
                                believed_residual(s, progress_on_plan(s, i));
    return {.value = view(s, i).believed_value,
            .reach = view(s, i).believed_fit * (1 - scope_value(kappa, secured)) *
                     s.rules->levers.adoption_ceiling,
            .run_effort = s.world->effort[i] * (1 - secured),
            .work = mature_effort(s, content_left, teams),
            .teams = teams};
}

}  // namespace fundsim
