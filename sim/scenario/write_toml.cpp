#include "scenario/write_toml.hpp"

#include <algorithm>
#include <cmath>

#include "parameters/distribution_text.hpp"
#include "parameters/presets.hpp"
#include "parameters/table.hpp"
#include "parameters/words.hpp"
#include "scenario/formats.hpp"
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

//! Where a value comes from: the source of the default that it is, or the scenario.
std::string origin(const Setting& setting, bool is_default) {
    if (!is_default) {
        return "set in the scenario";
    }
    const std::string grade =
        setting.grade == Grade::stated ? "" : ", " + std::string(name_of(setting.grade));
    return "default" + grade + ": " + std::string(setting.source);
}

void write_commented(std::string& text, std::string_view key, const std::string& value,
                     const std::string& comment) {
    write_line(text, key, value + "  # " + comment);
}

//! `setting_of` gives the default of an entry and its source.
template <class Structure, class SettingOf>
void write_scalars(std::string& text, std::span<const Parameter> entries, const Structure& structure,
                   const std::string& model, const std::vector<Uncertain>& uncertain, SettingOf setting_of) {
    for (const Parameter& parameter : entries) {
        if (parameter.kind == Kind::distribution) {
            continue;
        }
        const Uncertain* spread = uncertain_at(uncertain, parameter, model);
        const double value = value_of(parameter, structure);
        const Setting setting = setting_of(parameter);
        write_commented(text, parameter.name,
                        spread != nullptr ? distribution_toml(spread->distribution)
                                          : value_toml(parameter, value),
                        origin(setting, spread == nullptr && value == setting.value));
    }
}

Setting default_setting(const Parameter& parameter) {
    return {parameter.name, parameter.default_value, parameter.grade, parameter.source};
}

void write_levers(std::string& text, const Levers& levers, std::string_view preset, const std::string& model,
                  const std::vector<Uncertain>& uncertain) {
    const Preset* known = find_preset(preset);
    const auto setting_of = [&](const Parameter& lever) {
        return known != nullptr ? setting_in(*known, lever) : default_setting(lever);
    };
    write_scalars(text, funding_parameters(), levers, model, uncertain, setting_of);
    write_scalars(text, practice_parameters(), levers, model, uncertain, setting_of);
}

void write_distributions(std::string& text, const Opportunities& opportunities) {
    for (const Parameter& parameter : opportunity_parameters()) {
        const bool unused = parameter.name ==
                            (opportunities.use_benefit_cost_ratio ? "value_per_year" : "benefit_cost_ratio");
        if (parameter.kind == Kind::distribution && !unused) {
            const Distribution& distribution = distribution_of(parameter, opportunities);
            const bool shipped =
                parameter.default_distribution != nullptr && distribution == parameter.default_distribution();
            write_commented(text, parameter.name, distribution_toml(distribution),
                            origin(default_setting(parameter), shipped));
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
                          const std::vector<Uncertain>& uncertain, const std::vector<std::string>& with,
                          const std::vector<Doubt>& doubts) {
    std::string text = "# A fundsim scenario with every default written out.\n";
    write_line(text, "format", std::to_string(scenario_format));
    write_line(text, "title", string_toml(scenario.title));
    write_line(text, "currency", string_toml(scenario.currency));
    if (!scenario.point.empty()) {
        write_line(text, "point", string_toml(scenario.point));
    }
    std::string names;
    for (const std::string& name : with) {
        names += (names.empty() ? "" : ", ") + string_toml(name);
    }
    if (!names.empty()) {
        write_line(text, "with", "[" + names + "]");
    }
    text += "\n[organisation]\n";
    write_scalars(text, organisation_parameters(), scenario.organisation, {}, uncertain, default_setting);
    text += "\n[opportunities]\n";
    write_scalars(text, opportunity_parameters(), scenario.opportunities, {}, uncertain, default_setting);
    write_distributions(text, scenario.opportunities);
    write_listed(text, scenario.opportunities.listed);
    for (const FundingModel& model : scenario.models) {
        text += "\n[[model]]\n";
        write_line(text, "name", string_toml(model.name));
        write_line(text, "preset", string_toml(model.preset));
        if (!model.transition) {
            write_levers(text, model.levers, model.preset, model.name, uncertain);
            continue;
        }
        text += "\n[model.transition]\n";
        write_scalars(text, transition_parameters(), *model.transition, model.name, uncertain,
                      default_setting);
        text += "\n[model.before]\n";
        write_levers(text, model.levers, model.preset, model.name, uncertain);
        text += "\n[model.after]\n";
        const Preset* preset = find_preset(model.preset);
        write_levers(text, model.transition->to, preset != nullptr ? preset->later : model.preset, model.name,
                     uncertain);
    }
    for (const Intervention& intervention : interventions) {
        text += '\n' + intervention_toml(intervention);
    }
    const std::string drawn = doubts_toml(doubts);
    return drawn.empty() ? text : text + '\n' + drawn;
}

}  // namespace fundsim
