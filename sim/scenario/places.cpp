#include "scenario/places.hpp"

#include <optional>

namespace fundsim {

namespace {

//! The tables of the models, in the order of Scenario::models.
std::vector<const Node*> model_tables(const Node& root) {
    std::vector<const Node*> tables;
    const Node* models = child_of(root, "model");
    if (models != nullptr && models->type == NodeType::array) {
        for (const Node& model : models->children) {
            if (model.type == NodeType::table) {
                tables.push_back(&model);
            }
        }
    }
    return tables;
}

//! Of a model, the key's place in its table; levers of one side of a transition, and its schedule, are told
//! where those stand.
Place place_in_model(const Node& root, const Violation& violation) {
    const Address& at = violation.address;
    const auto tables = model_tables(root);
    const Node* table =
        violation.model && *violation.model < tables.size() ? tables[*violation.model] : nullptr;
    return place_in(table, !at.part.empty()                    ? at.part
                           : at.section == Section::transition ? name_of(Section::transition)
                                                               : std::string_view(at.name));
}

//! Nothing where the fault that lies behind is told already.
std::optional<Place> place_of(const Node& root, const Violation& violation) {
    const Address& at = violation.address;
    if (violation.model) {
        return place_in_model(root, violation);
    }
    if (at.section == Section::model) {
        return child_of(root, "model")->key_place;
    }
    const Node* table = table_in(root, name_of(at.section));
    if (at.section == Section::opportunities) {
        if (table == nullptr) {
            return std::nullopt;
        }
        // Where the scenario gives no efforts, they are those of the list.
        const bool of_list = at.name == "effort" && child_of(*table, at.name) == nullptr;
        return place_in(table, of_list ? "list" : std::string_view(at.name));
    }
    return place_in(table, at.name);
}

}  // namespace

const Node* table_in(const Node& root, std::string_view name) {
    const Node* table = child_of(root, name);
    return table != nullptr && table->type == NodeType::table ? table : nullptr;
}

Place place_in(const Node* table, std::string_view name) {
    if (table == nullptr) {
        return {0, 1, 1};
    }
    const Node* child = child_of(*table, name);
    return child != nullptr ? child->place : table->place;
}

void complain_of(Reading& reading, const Node& root, const std::vector<Violation>& violations) {
    for (const Violation& violation : violations) {
        if (const auto place = place_of(root, violation)) {
            complain(reading, *place, violation.text);
        }
    }
}

}  // namespace fundsim
