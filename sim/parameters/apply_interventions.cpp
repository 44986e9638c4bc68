#include "parameters/apply_interventions.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "parameters/intervention_rules.hpp"
#include "parameters/rules/rules.hpp"
#include "parameters/table.hpp"

namespace fundsim {

namespace {

constexpr double stage_months = 3;  //!< a ramp is climbed quarter by quarter
constexpr double settled = std::numeric_limits<double>::infinity();

enum class Side { before, after };

//! The levers of one side of a model at a month.
Levers levers_at(std::span<const Intervention> interventions, const FundingModel& model, Side side,
                 double month) {
    Levers levers = side == Side::after ? model.transition->to : model.levers;
    for (const Intervention& intervention : interventions) {
        for (const Change& change : intervention.changes) {
            const std::string& part = change.address.part;
            if (!concerns(change, model) || part == (side == Side::after ? "before" : "after")) {
                continue;
            }
            const Parameter& parameter = *find_parameter(Section::model, change.address.name);
            const double ramp = intervention.ramp_months;
            const double climbed = ramp > 0 ? std::min(1.0, month / ramp) : 1.0;
            const Onset onset = onset_of(parameter);
            const double share = onset == Onset::at_once         ? 1.0
                                 : onset == Onset::over_the_ramp ? climbed
                                                                 : std::floor(climbed);
            const double before = value_of(parameter, levers);
            const double after = changed(change, before);
            assign(parameter, levers, share == 1 ? after : before + (after - before) * share);
        }
    }
    return levers;
}

//! Ends of the stages in which the ramps of a model are climbed, months.
std::vector<double> stage_ends(std::span<const Intervention> interventions, const FundingModel& model) {
    std::vector<double> ends;
    for (const Intervention& intervention : interventions) {
        const bool concerned = std::any_of(intervention.changes.begin(), intervention.changes.end(),
                                           [&](const Change& change) { return concerns(change, model); });
        for (double from = 0; concerned && from < intervention.ramp_months; from += stage_months) {
            ends.push_back(std::min(from + stage_months, intervention.ramp_months));
        }
    }
    std::sort(ends.begin(), ends.end());
    ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
    return ends;
}

std::vector<LeversUntil> ramp_of(std::span<const Intervention> interventions, const FundingModel& model,
                                 Side side) {
    std::vector<LeversUntil> ramp;
    double from = 0;
    for (const double until : stage_ends(interventions, model)) {
        ramp.push_back({until, levers_at(interventions, model, side, (from + until) / 2)});
        from = until;
    }
    const Levers in_the_end = levers_at(interventions, model, side, settled);
    while (!ramp.empty() && ramp.back().levers == in_the_end) {
        ramp.pop_back();
    }
    return ramp;
}

bool pays(const Intervention& intervention, const FundingModel& model) {
    return std::any_of(intervention.changes.begin(), intervention.changes.end(), [&](const Change& change) {
        return concerns(change, model) || change.address.section != Section::model;
    });
}

void change_world(const Change& change, Scenario& scenario) {
    const Parameter& parameter = *find_parameter(change.address.section, change.address.name);
    if (change.address.section == Section::organisation) {
        assign(parameter, scenario.organisation, changed(change, value_of(parameter, scenario.organisation)));
    } else if (change.address.section == Section::opportunities) {
        assign(parameter, scenario.opportunities,
               changed(change, value_of(parameter, scenario.opportunities)));
    }
}

}  // namespace

Intervened apply_interventions(std::span<const Intervention> interventions, Scenario scenario) {
    std::vector<Violation> violations = intervention_violations(interventions, scenario.models);
    if (interventions.empty() || !violations.empty()) {
        return {std::move(scenario), std::move(violations)};
    }
    scenario.before = scenario.organisation;
    for (const Intervention& intervention : interventions) {
        for (const Change& change : intervention.changes) {
            change_world(change, scenario);
        }
    }
    for (FundingModel& model : scenario.models) {
        model.ramp = ramp_of(interventions, model, Side::before);
        if (model.transition) {
            model.transition->ramp = ramp_of(interventions, model, Side::after);
            model.transition->to = levers_at(interventions, model, Side::after, settled);
        }
        model.levers = levers_at(interventions, model, Side::before, settled);
        for (const Intervention& each : interventions) {
            if (pays(each, model) && (each.one_off_cost > 0 || each.cost_per_year > 0)) {
                const double months =
                    std::min(std::max(each.ramp_months, 12.0), scenario.organisation.horizon_months);
                model.bills.push_back({each.one_off_cost, months, each.cost_per_year, each.extra_money});
            }
        }
    }
    violations = rules::intervened(interventions, scenario);
    return {std::move(scenario), std::move(violations)};
}

}  // namespace fundsim
