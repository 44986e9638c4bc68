#include "scenario/interventions.hpp"

#include <utility>

#include <fmt/format.h>

#include "parameters/intervention_rules.hpp"
#include "scenario/addressed.hpp"
#include "scenario/names.hpp"
#include "scenario/numbers.hpp"
#include "scenario/sections.hpp"

namespace fundsim {

namespace {

//! What is to be done with the value that is there: set it to this one, or one word and its number.
How how_of(const Node& node) {
    if (node.type == NodeType::table && node.children.size() == 1) {
        for (const How how : {How::times, How::at_least, How::at_most}) {
            if (node.children.front().key == name_of(how)) {
                return how;
            }
        }
    }
    return How::set;
}

void read_change(Reading& reading, const Address& at, const Parameter* parameter, const std::string& path,
                 const Node& node, std::span<const FundingModel> models, Intervention& intervention,
                 std::vector<Uncertain>& uncertain) {
    if (std::string why = why_not_changed(at, path, models); !why.empty()) {
        complain(reading, node.key_place, std::move(why));
        return;
    }
    const How how = how_of(node);
    if (how == How::set) {
        if (const auto value = read_scalar(reading, *parameter, node, at.model, uncertain)) {
            intervention.changes.push_back({at, how, *value});
        }
        return;
    }
    if (!can_be_reckoned(*parameter)) {
        complain(reading, node.place, fmt::format("{} is no number, it can only be set", path));
        return;
    }
    const Node& bound = node.children.front();
    const auto value = how == How::times ? read_number(reading, bound, "times")
                                         : read_scalar(reading, *parameter, bound, at.model, uncertain);
    if (value) {
        intervention.changes.push_back({at, how, *value});
    }
}

Intervention read_intervention(Reading& reading, const Node& table, std::span<const FundingModel> models,
                               std::vector<Uncertain>& uncertain) {
    Intervention intervention;
    for (const Node& child : table.children) {
        double* amount = child.key == "one_off_cost"    ? &intervention.one_off_cost
                         : child.key == "cost_per_year" ? &intervention.cost_per_year
                         : child.key == "ramp_months"   ? &intervention.ramp_months
                                                        : nullptr;
        if (child.key == "name") {
            intervention.name = read_name(reading, child, "name").value_or("");
        } else if (child.key == "extra_money") {
            intervention.extra_money = read_flag(reading, child, "extra_money").value_or(false);
        } else if (child.key == "set") {
            if (child.type != NodeType::table) {
                complain(reading, child.place, "set is written { \"model.measuring_rate\" = 12 }");
                continue;
            }
            visit_addressed(reading, child,
                            [&](const Address& at, const Parameter* parameter, const std::string& path,
                                const Node& change) {
                                read_change(reading, at, parameter, path, change, models, intervention,
                                            uncertain);
                            });
        } else if (amount == nullptr) {
            complain_of_unknown(reading, child, "intervention");
        } else if (const auto value = read_number(reading, child, child.key)) {
            *amount = *value;
            if (std::string fault = price_fault(child.key, *value); !fault.empty()) {
                complain(reading, child.place, std::move(fault));
            }
        }
    }
    if (child_of(table, "name") == nullptr) {
        complain(reading, table.place, "this [[intervention]] has no name, by which --with asks for it");
    }
    if (child_of(table, "set") == nullptr) {
        complain(reading, table.place,
                 "this [[intervention]] sets nothing: set = { \"model.measuring_rate\" = 12 }");
    }
    return intervention;
}

}  // namespace

std::vector<Intervention> read_interventions(Reading& reading, const Node& tables,
                                             std::span<const FundingModel> models,
                                             std::vector<Uncertain>& uncertain) {
    std::vector<Intervention> interventions;
    if (tables.type != NodeType::array) {
        complain(reading, tables.key_place,
                 "each intervention is one of several: write its heading as [[intervention]]");
        return interventions;
    }
    for (const Node& table : tables.children) {
        if (table.type != NodeType::table) {
            complain(reading, table.place,
                     fmt::format("an intervention must be a table, not {}", name_of(table.type)));
            continue;
        }
        Intervention intervention = read_intervention(reading, table, models, uncertain);
        if (const Node* name = child_of(table, "name")) {
            std::vector<std::string_view> names;
            for (const Intervention& other : interventions) {
                names.push_back(other.name);
            }
            complain_of_same_name(reading, *name, intervention.name, names, "interventions");
        }
        interventions.push_back(std::move(intervention));
    }
    return interventions;
}

}  // namespace fundsim
