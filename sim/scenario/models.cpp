#include "scenario/models.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parameters/presets.hpp"
#include "parameters/violations.hpp"
#include "scenario/names.hpp"
#include "scenario/numbers.hpp"
#include "scenario/read_scalars.hpp"

namespace fundsim {

namespace {

//! A table of a transition: one side's levers, or the schedule.
template <class Structure>
void read_part(Reading& reading, const Node& table, std::string_view part, Section section,
               const FundingModel& model, Structure* structure, std::vector<Uncertain>& uncertain) {
    const Node* node = child_of(table, part);
    if (node == nullptr) {
        return;
    }
    if (structure == nullptr) {
        complain(reading, node->key_place,
                 fmt::format("{} belongs to models with preset = \"transition\"", quoted(part)));
    } else if (node->type != NodeType::table) {
        complain(reading, node->place, fmt::format("{} must be a table, not {}", part, name_of(node->type)));
    } else {
        read_scalars(reading, *node, section, model.name, *structure, uncertain);
    }
}

//! Levers written in the model's table stand for both sides of a transition, those under `before` and `after`
//! for one.
void read_levers(Reading& reading, const Node& table, FundingModel& model,
                 std::vector<Uncertain>& uncertain) {
    Transition* transition = model.transition ? &*model.transition : nullptr;
    read_scalars(reading, table, Section::model, model.name, model.levers, uncertain);
    if (transition != nullptr) {
        std::vector<Uncertain> again;  // noted already
        read_scalars(reading, table, Section::model, model.name, transition->to, again);
    }
    read_part(reading, table, "before", Section::model, model, transition ? &model.levers : nullptr,
              uncertain);
    read_part(reading, table, "after", Section::model, model, transition ? &transition->to : nullptr,
              uncertain);
    read_part(reading, table, "transition", Section::transition, model, transition, uncertain);
}

FundingModel read_model(Reading& reading, const Node& table, std::vector<Uncertain>& uncertain) {
    FundingModel model{.name = {}, .preset = "project", .levers = {}};
    if (const Node* name = child_of(table, "name")) {
        model.name = read_name(reading, *name, "name").value_or("");
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
    std::string name = std::move(model.name);
    model = preset_model(*find_preset(model.preset));
    model.name = std::move(name);
    read_levers(reading, table, model, uncertain);
    return model;
}

std::vector<std::string_view> names_of(const std::vector<FundingModel>& models) {
    std::vector<std::string_view> names;
    for (const FundingModel& model : models) {
        names.push_back(model.name);
    }
    return names;
}

}  // namespace

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
        if (const Node* name = child_of(table, "name")) {
            complain_of_same_name(reading, *name, model.name, names_of(models), "models");
        }
        models.push_back(std::move(model));
    }
    return models;
}

}  // namespace fundsim
