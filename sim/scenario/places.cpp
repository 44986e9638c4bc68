#include "scenario/places.hpp"

namespace fundsim {

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

}  // namespace fundsim
