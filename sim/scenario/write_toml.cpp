#include "scenario/write_toml.hpp"

#include <algorithm>
#include <cmath>

#include "parameters/distribution_text.hpp"
#include "parameters/table.hpp"
#include "parameters/words.hpp"
#include "scenario/scenario_file.hpp"

namespace fundsim {

namespace {

void write_line(std::string& text, std::string_view key, const std::string& value) {
    text.append(key).append(" = ").append(value).append("\n");
}

const Uncertain* uncertain_at(const std::vector<Uncertain>& uncertain, const Parameter& parameter,
                              const std::string& model) {
    const Address address{parameter.section, model, std::string(parameter.name)};
    const auto found = std::find_if(uncertain.begin(), uncertain.end(),
                                    [&](const Uncertain& entry) { return entry.address == address; });
    return found == uncertain.end() ? nullptr : &*found;
}

template <class Structure>
void write_scalars(std::string& text, std::span<const Parameter> entries, const Structure& structure,
                   const std::string& model, const std::vector<Uncertain>& uncertain) {
    for (const Parameter& parameter : entries) {
        if (parameter.kind == Kind::distribution) {
            continue;
        }
        const Uncertain* spread = uncertain_at(uncertain, parameter, model);
        write_line(text, parameter.name,
                   spread != nullptr ? distribution_toml(spread->distribution)
                                     : value_toml(parameter, value_of(parameter, structure)));
    }
}

void write_levers(std::string& text, const Levers& levers, const std::string& model,
                  const std::vector<Uncertain>& uncertain) {
    write_scalars(text, funding_parameters(), levers, model, uncertain);
    write_scalars(text, practice_parameters(), levers, model, uncertain);
}

void write_distributions(std::string& text, const Opportunities& opportunities) {
    for (const Parameter& parameter : opportunity_parameters()) {
        const bool unused = parameter.name ==
                            (opportunities.use_benefit_cost_ratio ? "value_per_year" : "benefit_cost_ratio");
        if (parameter.kind == Kind::distribution && !unused) {
            write_line(text, parameter.name, distribution_toml(distribution_of(parameter, opportunities)));
        }
    }
}

void write_listed(std::string& text, const std::vector<ListedInitiative>& listed) {
    for (const ListedInitiative& initiative : listed) {
        text += "\n[[opportunities.list]]\n";
        write_line(text, "name", string_toml(initiative.name));
        write_line(text, "arrival_month", number_toml(initiative.arrival_month));
        const auto optional = [&](std::string_view key, double value) {
            if (!std::isnan(value)) {
                write_line(text, key, number_toml(value));
            }
        };
        optional("effort", initiative.effort);
        optional("benefit", initiative.benefit);
        optional("overrun", initiative.overrun);
    }
}

}  // namespace

std::string scenario_toml(const Scenario& scenario, const std::vector<Intervention>& interventions,
                          const std::vector<Uncertain>& uncertain, const std::vector<std::string>& with) {
    std::string text = "# A fundsim scenario with every default written out.\n";
    write_line(text, "format", std::to_string(scenario_format));
    write_line(text, "title", string_toml(scenario.title));
    write_line(text, "currency", string_toml(scenario.currency));
    std::string names;
    for (const std::string& name : with) {
        names += (names.empty() ? "" : ", ") + string_toml(name);
    }
    if (!names.empty()) {
        write_line(text, "with", "[" + names + "]");
    }
    text += "\n[organisation]\n";
    write_scalars(text, organisation_parameters(), scenario.organisation, {}, uncertain);
    text += "\n[opportunities]\n";
    write_scalars(text, opportunity_parameters(), scenario.opportunities, {}, uncertain);
    write_distributions(text, scenario.opportunities);
    write_listed(text, scenario.opportunities.listed);
    for (const FundingModel& model : scenario.models) {
        text += "\n[[model]]\n";
        write_line(text, "name", string_toml(model.name));
        write_line(text, "preset", string_toml(model.preset));
        if (!model.transition) {
            write_levers(text, model.levers, model.name, uncertain);
            continue;
        }
        text += "\n[model.transition]\n";
        write_scalars(text, transition_parameters(), *model.transition, model.name, uncertain);
        text += "\n[model.before]\n";
        write_levers(text, model.levers, model.name, uncertain);
        text += "\n[model.after]\n";
        write_levers(text, model.transition->to, model.name, uncertain);
    }
    for (const Intervention& intervention : interventions) {
        text += '\n' + intervention_toml(intervention);
    }
    return text;
}

}  // namespace fundsim
