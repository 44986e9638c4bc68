#include "scenario/sections.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parameters/form.hpp"
#include "parameters/presets.hpp"
#include "parameters/table.hpp"
#include "scenario/numbers.hpp"
#include "scenario/read_distribution.hpp"

namespace fundsim {

namespace {

constexpr std::size_t most_models = 100;
constexpr std::size_t longest_name = 200;  //!< bytes

bool knows(std::string_view table, std::string_view key) {
    const auto names = form_names(table);
    return std::find(names.begin(), names.end(), key) != names.end();
}

//! The section's table; a fault when it is missing or something else.
const Node* section_table(Reading& reading, const Node& root, Section section) {
    const Node* table = child_of(root, name_of(section));
    if (table != nullptr && table->type == NodeType::table) {
        return table;
    }
    if (table != nullptr) {
        complain(reading, table->key_place,
                 fmt::format("[{0}] must be one table, not {1}: write its heading as [{0}]", name_of(section),
                             name_of(table->type)));
        return nullptr;
    }
    complain(reading, {0, 1, 1},
             fmt::format("there is no [{}] table, a scenario needs one", name_of(section)));
    return nullptr;
}

//! Reads every scalar of a section that is written in `table`.
template <class Structure>
void read_scalars(Reading& reading, const Node& table, Section section, const std::string& model,
                  Structure& structure, std::vector<Uncertain>& uncertain) {
    for (const Node& child : table.children) {
        const Parameter* parameter = find_parameter(section, child.key);
        if (parameter == nullptr) {
            if (!knows(name_of(section), child.key)) {
                complain_of_unknown(reading, child, name_of(section));
            }
        } else if (parameter->kind != Kind::distribution) {
            if (const auto value = read_scalar(reading, *parameter, child, model, uncertain)) {
                assign(*parameter, structure, *value);
            }
        }
    }
}

void complain_of_missing(Reading& reading, const Node& table, const Parameter& parameter,
                         std::string_view why = {}) {
    complain(reading, table.place,
             fmt::format("{}.{} is missing{}: {}", name_of(parameter.section), parameter.name, why,
                         parameter.meaning));
}

void read_distributions(Reading& reading, const Node& table, Opportunities& opportunities) {
    for (const Node& child : table.children) {
        const Parameter* parameter = find_parameter(Section::opportunities, child.key);
        if (parameter == nullptr || parameter->kind != Kind::distribution) {
            continue;
        }
        auto distribution = read_distribution(reading, child, parameter->name);
        if (distribution && keeps_to_range(reading, *parameter, child, *distribution)) {
            assign(*parameter, opportunities, std::move(*distribution));
        }
    }
}

FundingModel read_model(Reading& reading, const Node& table, std::vector<Uncertain>& uncertain) {
    FundingModel model{{}, "project", {}};
    if (const Node* name = child_of(table, "name")) {
        model.name = read_text(reading, *name, "name").value_or("");
        if (model.name.size() > longest_name) {
            complain(reading, name->place, fmt::format("the name is longer than {} bytes", longest_name));
        }
    } else {
        complain(reading, table.place,
                 "this [[model]] has no name, by which results tell it from the others");
    }
    if (const Node* preset = child_of(table, "preset")) {
        model.preset = read_text(reading, *preset, "preset").value_or("project");
        if (find_preset(model.preset) == nullptr) {
            std::vector<std::string_view> names;
            for (const Preset& known : presets()) {
                names.push_back(known.name);
            }
            complain(reading, preset->place,
                     fmt::format("there is no preset {}, there are {}{}", quoted(model.preset),
                                 fmt::join(names, ", "), did_you_mean(model.preset, names)));
            model.preset = "project";
        }
    }
    model.levers = preset_levers(*find_preset(model.preset));
    read_scalars(reading, table, Section::model, model.name, model.levers, uncertain);
    return model;
}

}  // namespace

std::vector<std::string_view> form_names(std::string_view table) {
    std::vector<std::string_view> names;
    for (const FormKey& key : form_keys()) {
        if (key.table == table) {
            names.push_back(key.name);
        }
    }
    return names;
}

void complain_of_unknown(Reading& reading, const Node& child, std::string_view table) {
    std::vector<std::string_view> candidates = form_names(table);
    for (const Parameter& parameter : parameters()) {
        const std::string_view section = name_of(parameter.section);
        if (section == table) {
            candidates.push_back(parameter.name);
        } else if (parameter.name == child.key) {
            complain(reading, child.key_place,
                     fmt::format("{} does not belong here, it is a parameter of {}", quoted(child.key),
                                 section == "model" ? "a [[model]]" : fmt::format("[{}]", section)));
            return;
        }
    }
    complain(reading, child.key_place,
             fmt::format("unknown key {} (it would be ignored in silence){}", quoted(child.key),
                         did_you_mean(child.key, candidates)));
}

Organisation read_organisation(Reading& reading, const Node& root, std::vector<Uncertain>& uncertain) {
    Organisation organisation = default_organisation();
    const Node* table = section_table(reading, root, Section::organisation);
    if (table == nullptr) {
        return organisation;
    }
    read_scalars(reading, *table, Section::organisation, {}, organisation, uncertain);
    for (const Parameter& parameter : organisation_parameters()) {
        if (std::isnan(parameter.default_value) && child_of(*table, parameter.name) == nullptr) {
            complain_of_missing(reading, *table, parameter);
        }
    }
    return organisation;
}

Opportunities read_opportunities(Reading& reading, const Node& root, std::vector<Uncertain>& uncertain) {
    Opportunities opportunities = default_opportunities();
    const Node* table = section_table(reading, root, Section::opportunities);
    if (table == nullptr) {
        return opportunities;
    }
    const bool listed = child_of(*table, "list") != nullptr;
    if (listed) {  // the list replaces the stream unless the scenario asks for both
        opportunities.initial_backlog = 0;
        opportunities.arrivals_per_year = 0;
    }
    read_scalars(reading, *table, Section::opportunities, {}, opportunities, uncertain);
    read_distributions(reading, *table, opportunities);
    for (const Parameter& parameter : opportunity_parameters()) {
        const bool needed =
            parameter.kind != Kind::distribution && std::isnan(parameter.default_value) && !listed;
        if (needed && child_of(*table, parameter.name) == nullptr) {
            complain_of_missing(reading, *table, parameter, ", and there is no list in its place");
        }
    }
    const Node* ratio = child_of(*table, "benefit_cost_ratio");
    opportunities.use_benefit_cost_ratio = ratio != nullptr;
    const Node* value = child_of(*table, "value_per_year");
    if (ratio != nullptr && value != nullptr) {
        complain(
            reading, ratio->key_place,
            "benefit_cost_ratio and value_per_year both say what opportunities are worth: give one of them");
    } else if (ratio == nullptr && value == nullptr) {
        complain_of_missing(reading, *table, *find_parameter(Section::opportunities, "value_per_year"),
                            ", and there is no benefit_cost_ratio in its place");
    }
    if (child_of(*table, "effort") == nullptr && !listed) {
        complain_of_missing(reading, *table, *find_parameter(Section::opportunities, "effort"));
    }
    return opportunities;
}

std::vector<FundingModel> read_models(Reading& reading, const Node& root, std::vector<Uncertain>& uncertain) {
    std::vector<FundingModel> models;
    const Node* tables = child_of(root, "model");
    if (tables == nullptr || tables->type != NodeType::array || tables->children.empty()) {
        complain(reading, tables == nullptr ? Place{0, 1, 1} : tables->key_place,
                 tables != nullptr && tables->type == NodeType::table
                     ? "each model is one of several: write its heading as [[model]]"
                     : "there is no [[model]], a scenario needs one for each funding model to compare");
        return models;
    }
    if (tables->children.size() > most_models) {
        complain(reading, tables->key_place,
                 fmt::format("there are {} models, at most {} can be compared", tables->children.size(),
                             most_models));
        return models;
    }
    for (const Node& table : tables->children) {
        if (table.type != NodeType::table) {
            complain(reading, table.place,
                     fmt::format("a model must be a table, not {}", name_of(table.type)));
            continue;
        }
        FundingModel model = read_model(reading, table, uncertain);
        const bool twice =
            !model.name.empty() && std::any_of(models.begin(), models.end(),
                                               [&](const auto& other) { return other.name == model.name; });
        if (twice) {
            complain(reading, child_of(table, "name")->place,
                     fmt::format("two models are called {}, every name may stand once", quoted(model.name)));
        }
        models.push_back(std::move(model));
    }
    return models;
}

}  // namespace fundsim
