// What the models ask for, and what is kept of each.

#include <algorithm>

#include <fmt/format.h>

#include "engine/play/overhead.hpp"
#include "parameters/ramp_stages.hpp"
#include "parameters/rules/rules.hpp"
#include "parameters/sentence.hpp"

namespace fundsim::rules {

namespace {

constexpr double most_memory = 1e9;             //!< bytes of monthly flows, or of stages
constexpr double most_experiments = 1'000'000;  //!< in one replication

}  // namespace

//! Monthly flows of the first futures are kept for their quantiles.
std::vector<Violation> kept_flows(const Scenario& scenario) {
    constexpr double bytes_per_month = 4096 * 2 * 4;  // futures, outlay and income, bytes of one
    const double months = scenario.organisation.horizon_months + 24;
    const double memory = static_cast<double>(scenario.models.size()) * months * bytes_per_month;
    if (!(memory > most_memory)) {
        return {};
    }
    return {{{Section::model, {}, {}},
             fmt::format("the monthly flows of {} models over {} months take about {:.1f} GB, at most {:.1f} "
                         "are used: compare fewer models at a time, or over a shorter horizon",
                         scenario.models.size(), amount(months), memory / 1e9, most_memory / 1e9)}};
}

//! Every stage of a ramp is a setting of levers that is laid out beforehand, in the models and in their
//! hybrids.
std::vector<Violation> stages_of_ramps(const Scenario& scenario) {
    constexpr double bytes_per_stage = 1000, bytes_per_lane = 16, played_per_model = 3;
    double stages = 0, memory = 0;
    for (const FundingModel& model : scenario.models) {
        const std::size_t sides = model.transition ? model.transition->ramp.size() : 0;
        const double own = static_cast<double>(model.ramp.size() + sides);
        const double lanes = slots_of(scenario.organisation, model.levers.overhead) * model.levers.wip;
        stages += own;
        memory += played_per_model * own * (bytes_per_stage + bytes_per_lane * lanes);
    }
    if (!(memory > most_memory)) {
        return {};
    }
    return {{{Section::model, {}, {}},
             fmt::format("the {} stages in which interventions take hold in {} models take about {:.1f} GB, "
                         "at most {:.1f} are used: shorten their ramps (ramp_months), or compare fewer "
                         "models at a time",
                         amount(stages), scenario.models.size(), memory / 1e9, most_memory / 1e9)}};
}

//! What discovery pays for with so many person-months of everybody, on both sides and in every stage.
std::vector<Violation> number_of_experiments(const Organisation& o, const FundingModel& model,
                                             std::size_t number) {
    const double person_months = slots_of(o, model.levers.overhead) * o.team_size * o.horizon_months;
    const auto paid_by = [&](const Levers& l) {
        return person_months * l.discovery_share / l.experiment_cost;
    };
    for (const RampStage& stage : ramp_stages(model)) {
        double most = paid_by(levers_in(stage, model.levers, model.ramp));
        if (model.transition) {
            most = std::max(most, paid_by(levers_in(stage, model.transition->to, model.transition->ramp)));
        }
        if (most > most_experiments) {
            return {{{Section::model, model.name, "experiment_cost"},
                     fmt::format("discovery pays for {} experiments{}, at most {} can be played: raise "
                                 "experiment_cost (person-months) or lower discovery_share",
                                 amount(most), when_text(stage), amount(most_experiments)),
                     number}};
        }
    }
    return {};
}

}  // namespace fundsim::rules
