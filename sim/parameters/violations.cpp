#include "parameters/violations.hpp"

#include <iterator>

#include "parameters/rules/rules.hpp"
#include "parameters/table.hpp"

namespace fundsim {

namespace {

void add(std::vector<Violation>& all, std::vector<Violation> more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

//! The scenario with a default in place of every scalar that is wrong, so that the rules between values can
//! be looked at: what follows from a wrong value is not told beside it.
Scenario with_defaults(Scenario scenario, const std::vector<Violation>& wrong) {
    for (const Violation& each : wrong) {
        const Parameter* parameter = find_parameter(each.address.section, each.address.name);
        if (parameter == nullptr || parameter->kind == Kind::distribution) {
            continue;
        }
        if (each.model) {
            assign_to(scenario.models[*each.model], *parameter, each.address.part, default_of(*parameter));
        } else {
            set_scalar(scenario, each.address, default_of(*parameter));
        }
    }
    return scenario;
}

}  // namespace

std::vector<Violation> value_violations(const Scenario& scenario) {
    std::vector<Violation> found = rules::values_of(scenario.organisation);
    add(found, rules::values_of(scenario.opportunities));
    add(found, rules::listed_figures(scenario.opportunities));
    add(found, rules::models(scenario));
    for (std::size_t i = 0; i < scenario.models.size(); ++i) {
        add(found, rules::values_of(scenario.models[i], i));
    }
    return found;
}

std::vector<Violation> rule_violations(const Scenario& scenario) {
    std::vector<Violation> found = rules::time(scenario.organisation);
    add(found, rules::team_cost(scenario));
    add(found, rules::opportunities(scenario));
    for (std::size_t i = 0; i < scenario.models.size(); ++i) {
        add(found, rules::planning(scenario.models[i], i));
        add(found, rules::transition(scenario.models[i], i));
    }
    return found;
}

std::vector<Violation> size_violations(const Scenario& scenario) {
    std::vector<Violation> found = rules::number_of_teams(scenario);
    const bool staffed = found.empty();
    add(found, rules::number_of_opportunities(scenario));
    add(found, rules::length_of_plans(scenario));
    if (staffed) {
        add(found, rules::number_of_dependencies(scenario));
    }
    add(found, rules::kept_flows(scenario));
    if (!staffed) {
        return found;
    }
    add(found, rules::number_of_looks(scenario));
    add(found, rules::stages_of_ramps(scenario));
    for (std::size_t i = 0; i < scenario.models.size(); ++i) {
        add(found, rules::number_of_experiments(scenario.organisation, scenario.models[i], i));
    }
    return found;
}

std::vector<Violation> violations(const Scenario& scenario) {
    std::vector<Violation> found = value_violations(scenario);
    if (!found.empty()) {
        add(found, rule_violations(with_defaults(scenario, found)));
        return found;
    }
    found = rule_violations(scenario);
    add(found, size_violations(scenario));
    return found;
}

double expected_opportunities(const Scenario& scenario) {
    return scenario.opportunities.initial_backlog +
           scenario.opportunities.arrivals_per_year * scenario.organisation.horizon_months / 12 +
           static_cast<double>(scenario.opportunities.listed.size());
}

}  // namespace fundsim
