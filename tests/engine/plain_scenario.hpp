#pragma once
// A world in which nothing happens unless a test says so: one sure opportunity, one team, no learning, no
// noise, no waiting, no discounting of value, no run cost. Tests switch on what they are about.

#include <cmath>
#include <limits>

#include "engine/play/play.hpp"
#include "engine/play/workspace.hpp"
#include "engine/prepared.hpp"
#include "engine/scenario.hpp"
#include "engine/simulation.hpp"

namespace fundsim::plain {

inline Distribution constant(double value) { return {.shape = Shape::constant, .parameters = {value}}; }

inline Levers project() {
    Levers l{};
    l.cycle_months = 12;
    l.hurdle = 0;
    l.tranche_share = 1;
    l.continuity = Continuity::disband;
    l.areas_per_team = 1;
    l.experiment_cost = 1;
    l.sigma_exp = 1;
    l.concepts = 1;
    l.sigma_look = 0.7;
    l.scope = Scope::fixed;
    l.stop_margin = 0.5;
    l.measuring_rate = 4;
    l.sigma_usage = 0.7;
    l.sigma_effect = 0.7;
    l.iteration_cost = 0.15;
    l.review_months = 600;
    l.selection = Selection::evidence;
    l.wip = 1;
    l.adoption_ceiling = 1;
    l.adoption_months = 6;
    return l;
}

inline Levers team() {
    Levers l = project();
    l.cycle_months = 0;
    l.continuity = Continuity::persist;
    l.idle_cost_share = 1;
    return l;
}

inline Scenario scenario() {
    Scenario s{};
    s.currency = "kEUR";
    Organisation& o = s.organisation;
    o.budget_per_year = 960;
    o.team_size = 8;
    o.person_month_cost = 10;
    o.horizon_months = 12;
    o.tail_months = std::numeric_limits<double>::infinity();
    o.step_months = 1;
    o.discount_rate = 0.08;
    o.areas = 1;
    o.max_teams = 4;
    o.target_duration_months = 12;
    o.familiarity_months = 6;
    o.knowledge_months = 6;
    o.attrition = 0.13;
    o.stable_team_cost = 1;
    o.complete_size = 1;
    o.erosion_owned = 0.139;
    o.erosion_orphan = 0.208;
    Opportunities& w = s.opportunities;
    w.initial_backlog = 1;
    w.value_per_year = constant(1000);
    w.effort = constant(24);
    w.overrun = constant(1);
    w.fit = constant(1);
    w.benefit_cost_ratio = constant(1);
    w.dependency_late = 0.15;
    w.dependency_delay = 2;
    w.shift_memory = 0.8;
    w.value_scale = w.effort_scale = 1;
    w.scope_concavity = 2;
    w.case_scaling = 1;
    w.sigma_status = 1e9;
    s.reference = project();
    s.models = {{.name = "Projects", .preset = "project", .levers = project()},
                {.name = "Teams", .preset = "persistent", .levers = team()}};
    return s;
}

//! Plays one replication of a model by itself.
inline Outcome play_one(const Scenario& s, std::size_t model, std::uint64_t replication = 0,
                        std::uint64_t seed = 1) {
    std::string fault;
    const auto prepared = prepare(s, fault);
    Workspace w;
    draw_world(*prepared, seed, replication, w.world);
    return play(*prepared, prepared->rules[model], w.world, w.state);
}

//! Outcomes of many replications of one model.
inline std::vector<Outcome> play_many(const Scenario& s, std::size_t model, std::uint64_t replications,
                                      std::uint64_t seed = 1) {
    std::string fault;
    const auto prepared = prepare(s, fault);
    Workspace w;
    std::vector<Outcome> out;
    for (std::uint64_t r = 0; r < replications; ++r) {
        draw_world(*prepared, seed, r, w.world);
        out.push_back(play(*prepared, prepared->rules[model], w.world, w.state));
    }
    return out;
}

struct MeanAndError {
    double mean, standard_error;
};

inline MeanAndError mean_of(const std::vector<Outcome>& outcomes, double Outcome::*field) {
    const double n = static_cast<double>(outcomes.size());
    double sum = 0;
    for (const Outcome& o : outcomes) sum += o.*field;
    double squares = 0;
    for (const Outcome& o : outcomes) squares += (o.*field - sum / n) * (o.*field - sum / n);
    return {sum / n, std::sqrt(squares / (n - 1) / n)};
}

}  // namespace fundsim::plain
