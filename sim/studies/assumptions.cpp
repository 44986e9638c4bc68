#include "studies/assumptions.hpp"

#include <cmath>

#include "engine/numeric/special.hpp"
#include "parameters/table.hpp"
#include "parameters/words.hpp"

namespace fundsim {

namespace {

double value_in(const Scenario& scenario, const Parameter& parameter) {
    return parameter.section == Section::organisation ? value_of(parameter, scenario.organisation)
                                                      : value_of(parameter, scenario.opportunities);
}

bool has_value(const FundingModel& model, const Parameter& parameter, double value) {
    if (parameter.section == Section::transition) {
        return model.transition && value_of(parameter, *model.transition) == value;
    }
    return value_of(parameter, model.levers) == value &&
           (!model.transition || value_of(parameter, model.transition->to) == value);
}

//! Stages of a ramp that have the old value get the new one.
void move_stages(std::vector<LeversUntil>& ramp, const Parameter& parameter, double old_value, double value) {
    for (LeversUntil& stage : ramp) {
        if (value_of(parameter, stage.levers) == old_value) {
            assign(parameter, stage.levers, value);
        }
    }
}

double logit(double share) { return log_of(share / (1 - share)); }

}  // namespace

std::string address_of(const Assumption& assumption) {
    return std::string(name_of(assumption.parameter->section)) + "." +
           std::string(assumption.parameter->name);
}

std::vector<Assumption> assumptions_of(const Scenario& scenario, const std::vector<std::size_t>& models) {
    std::vector<Assumption> out;
    for (const Parameter& parameter : parameters()) {
        if (parameter.role != Role::world || !is_known(parameter.evidence)) {
            continue;
        }
        Assumption assumption{.parameter = &parameter, .value = default_of(parameter)};
        if (parameter.section == Section::organisation || parameter.section == Section::opportunities) {
            assumption.value = value_in(scenario, parameter);
            if (assumption.value >= parameter.evidence.low && assumption.value <= parameter.evidence.high) {
                out.push_back(assumption);
            }
            continue;
        }
        for (const std::size_t model : models) {
            if (has_value(scenario.models[model], parameter, assumption.value)) {
                assumption.models.push_back(model);
            }
        }
        if (!assumption.models.empty()) {
            out.push_back(assumption);
        }
    }
    return out;
}

double value_at_share(const Evidence& e, Kind kind, double share) {
    const auto between = [&](double low, double high) { return low + (high - low) * share; };
    double value = share <= 0 ? e.low : e.high;
    if (share > 0 && share < 1) {
        switch (e.shape) {
        case EvidenceShape::uniform:
            value = between(e.low, e.high);
            break;
        case EvidenceShape::log_uniform:
            value = exp_of(between(log_of(e.low), log_of(e.high)));
            break;
        case EvidenceShape::logit_uniform:
            value = 1 / (1 + exp_of(-between(logit(e.low), logit(e.high))));
            break;
        }
    }
    return kind == Kind::integer ? std::round(value) : value;
}

Scenario with_value(Scenario scenario, const Assumption& assumption, double value) {
    const Parameter& parameter = *assumption.parameter;
    if (parameter.section == Section::organisation) {
        assign(parameter, scenario.organisation, value);
        if (scenario.before) {
            assign(parameter, *scenario.before, value);
        }
    } else if (parameter.section == Section::opportunities) {
        assign(parameter, scenario.opportunities, value);
    }
    for (const std::size_t model : assumption.models) {
        FundingModel& changed = scenario.models[model];
        assign_to(changed, parameter, "", value);
        if (parameter.section == Section::model) {
            move_stages(changed.ramp, parameter, assumption.value, value);
            if (changed.transition) {
                move_stages(changed.transition->ramp, parameter, assumption.value, value);
            }
        }
    }
    return scenario;
}

}  // namespace fundsim
