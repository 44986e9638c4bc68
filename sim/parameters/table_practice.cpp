// Levers of practice: how the work is done. Defaults are those of the preset `project`.

#include <array>

#include "parameters/shorthand.hpp"
#include "parameters/table.hpp"

namespace fundsim {

namespace {

using namespace shorthand;

constexpr std::string_view defines = "defines the preset `project`";

constexpr Parameter entry(std::string_view group, std::string_view name, Kind kind, std::string_view unit,
                          Range range, double value, Field field, Grade grade, std::string_view meaning,
                          std::string_view source) {
    return {Section::model,        name, kind, unit, range, value, field, grade, meaning, source,
            LeverFamily::practice, group};
}

constexpr std::array entries{
    choice(entry("discovery", "discovery_share", Kind::number, "share", between(0, 0.99), 0,
                 &Levers::discovery_share, Grade::stated,
                 "Share of capacity spent on experiments before and beside delivery.", defines)),
    world(entry("discovery", "experiment_cost", Kind::number, "person-months", between(0.001, 1000), 1.5,
                &Levers::experiment_cost, Grade::C, "Effort of one experiment.", assumed)),
    world(entry("discovery", "sigma_exp", Kind::number, "sd of value", between(0, 100), 0.8,
                &Levers::sigma_exp, Grade::C, "Noise of one experiment, on the normal scale of value.",
                assumed)),
    world(entry("discovery", "sigma_ext", Kind::number, "sd of value", between(0, 100), 0.6,
                &Levers::sigma_ext, Grade::C,
                "Error shared by all experiments on an item, on the normal scale of value.", assumed)),
    choice(
        entry("discovery", "concepts", Kind::integer, "concepts", between(1, 20), 1, &Levers::concepts,
              Grade::stated,
              "Solution concepts looked at before the first attempt; 1 = the solution is defined beforehand.",
              defines)),
    world(entry("discovery", "sigma_look", Kind::number, "sd of fit", between(0, 100), 1.4,
                &Levers::sigma_look, Grade::C, "Noise of a look at a concept, on the normal scale of fit.",
                "assumption: tells less than a reading of live use")),
    definition(entry("scope", "scope", Kind::choice, "", between(0, 1), static_cast<double>(Scope::fixed),
                     &Levers::scope, Grade::stated,
                     "What a stop does: lose what is unreleased (fixed) or ship what is there (adaptive).",
                     defines)),
    choice(entry("scope", "stop_floor", Kind::number, "value/cost", between(0, 100), 0, &Levers::stop_floor,
                 Grade::C, "Adaptive scope stops when the index of what remains is below this.", assumed)),
    choice(entry("scope", "stop_margin", Kind::number, "share", between(0, 10), 0.5, &Levers::stop_margin,
                 Grade::C, "Adaptive scope stops below this share of the best unclaimed alternative's index.",
                 assumed)),
    choice(entry("release", "release_cadence_months", Kind::number, "months", between(0, 120), 0,
                 &Levers::release_cadence_months, Grade::B,
                 "Months between releases; 0 = one release, at the end.",
                 "DORA 2024 clusters: the low cluster (25 %) releases once in up to six months")),
    choice(entry("follow-up", "follow_up", Kind::flag, "", between(0, 1), 0, &Levers::follow_up,
                 Grade::stated, "Whether usage and effect are read after a release and acted on.", defines)),
    choice(entry("follow-up", "measuring_rate", Kind::number, "per year", between(0, 1000), 4,
                 &Levers::measuring_rate, Grade::C, "Readings of usage and effect in a year.", assumed)),
    world(entry("follow-up", "feedback_latency_months", Kind::number, "months", between(0, 60), 0.5,
                &Levers::feedback_latency_months, Grade::C, "Months from a reading to a decision.", assumed)),
    world(entry("follow-up", "sigma_usage", Kind::number, "sd of fit", between(0, 100), 0.7,
                &Levers::sigma_usage, Grade::C, "Noise of a usage reading, on the normal scale of fit.",
                assumed)),
    world(entry("follow-up", "sigma_effect", Kind::number, "sd of value", between(0, 100), 0.7,
                &Levers::sigma_effect, Grade::C,
                "Noise of an effect reading at full use, on the normal scale of value.", assumed)),
    world(entry("follow-up", "iteration_cost", Kind::number, "share", between(0.001, 10), 0.15,
                &Levers::iteration_cost, Grade::C,
                "Effort of another attempt, as a share of what was delivered.", assumed)),
    choice(entry("stopping", "review_months", Kind::number, "months", between(0.25, 120), 3,
                 &Levers::review_months, Grade::C, "Months between reviews of running work.", assumed)),
    world(entry("stopping", "escalation", Kind::number, "share", between(0, 1), 0.35, &Levers::escalation,
                Grade::A, "Share of initiatives whose deserved stop is blocked, in every model.",
                "Keil et al. 2000: 30-40 % of IS projects escalate; Keil & Mann 1997; 0-0.8"),
          evenly(0, 0.8)),
    definition(entry(
        "selection", "selection", Kind::choice, "", between(0, 1), static_cast<double>(Selection::face_value),
        &Levers::selection, Grade::stated,
        "How cases and signals are read: as if true, or weighed as evidence (which a hurdle far above 1 "
        "spoils).",
        defines)),
    world(entry("selection", "planner_error", Kind::number, "share", between(0, 1), 0.3,
                &Levers::planner_error, Grade::C,
                "How far a planner who weighs evidence underrates the bias and noise of cases.",
                "assumption: no source found; 0-0.6"),
          evenly(0, 0.6)),
    choice(entry("selection", "reference_class", Kind::flag, "", between(0, 1), 0, &Levers::reference_class,
                 Grade::stated, "Whether plans expect the overrun of their class.", defines)),
    choice(entry("autonomy", "autonomy", Kind::number, "share", between(0, 1), 0, &Levers::autonomy,
                 Grade::stated, "Share of dependencies on other teams that is removed.", defines)),
    world(entry("autonomy", "decision_latency_months", Kind::number, "months", between(0, 60), 1,
                &Levers::decision_latency_months, Grade::C,
                "Months of waiting for a decision before each start.", assumed)),
    choice(entry("focus", "wip", Kind::integer, "items", between(1, 20), 1, &Levers::wip, Grade::C,
                 "Items that a team works on at a time.", assumed)),
    world(entry("focus", "switching_loss", Kind::number, "share", between(0, 0.99), 0.2,
                &Levers::switching_loss, Grade::B, "Productivity lost for each further item.",
                "Weinberg's rule of thumb; Tregubov et al. find it pessimistic; 0-0.2"),
          evenly(0, 0.2)),
    world(entry("alignment", "diverted", Kind::number, "share", between(0, 0.99), 0.1, &Levers::diverted,
                Grade::C, "Share of capacity that other parts of the house pull away.", assumed)),
    world(entry("alignment", "mandated_share", Kind::number, "share", between(0, 1), 0.1,
                &Levers::mandated_share, Grade::C,
                "Share of the effort started that goes first because somebody says so.", assumed)),
    world(entry("alignment", "adoption_ceiling", Kind::number, "share", between(0, 1), 1,
                &Levers::adoption_ceiling, Grade::stated,
                "Share of the intended users that is reached in the end.", convention)),
    world(entry("alignment", "adoption_months", Kind::number, "months", between(0, 240), 6,
                &Levers::adoption_months, Grade::B, "Time constant of adoption (tau).",
                "Sultan et al. 1990; 2-18 months"),
          by_factors(2, 18)),
    world(entry("improvement", "continuous_improvement", Kind::number, "per year", between(-0.5, 1), 0.02,
                &Levers::continuous_improvement, Grade::C, "Productivity gained in a year.", assumed)),
    choice(entry("overhead", "overhead", Kind::number, "share", between(0, 0.99), 0.08, &Levers::overhead,
                 Grade::C, "Governance, coaching and product operations, as a share of the budget.",
                 assumed)),
};

}  // namespace

std::span<const Parameter> practice_parameters() { return entries; }

}  // namespace fundsim
