#include "scenario/sections.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "parameters/form.hpp"
#include "parameters/table.hpp"
#include "scenario/loose_number.hpp"
#include "scenario/numbers.hpp"
#include "scenario/other_names.hpp"
#include "scenario/read_distribution.hpp"
#include "scenario/read_scalars.hpp"

namespace fundsim {

namespace {

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

//! What an unknown key was meant to be, and where it belongs.
std::string meant_by(const Node& child, std::string_view table,
                     const std::vector<std::string_view>& candidates) {
    const auto other = other_name(child.key, table);
    const std::string near = did_you_mean(child.key, candidates);
    if (!other || (other->table != table && !near.empty())) {
        return near;
    }
    const bool converted = other->factor != 1 && child.type == NodeType::number;
    const std::string value = converted ? " = " + spaced_number(child.number * other->factor) : std::string{};
    const std::string place = other->table == table  ? std::string{}
                              : other->table.empty() ? " at the top of the file"
                              : other->table == "model" || other->table == "intervention"
                                  ? fmt::format(" in a [[{}]]", other->table)
                                  : fmt::format(" in [{}]", other->table);
    return fmt::format(". Did you mean '{}{}'{}?", other->name, value, place);
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
    const std::string unknown = fmt::format("unknown key {}", quoted(child.key));
    if (const std::string otherwise = told_otherwise(reading, child); !otherwise.empty()) {
        complain(reading, child.key_place, fmt::format("{}: {}", unknown, otherwise));
        return;
    }
    complain(
        reading, child.key_place,
        fmt::format("{} (it would be ignored in silence){}", unknown, meant_by(child, table, candidates)));
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

}  // namespace fundsim
