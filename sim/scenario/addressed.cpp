#include "scenario/addressed.hpp"

#include <utility>

#include "parameters/table.hpp"
#include "scenario/sections.hpp"

namespace fundsim {

namespace {

void visit_one(Reading& reading, const Node& node, const std::string& prefix, const VisitAddressed& visit) {
    const bool table = node.type == NodeType::table;
    const bool part = table && prefix.starts_with("model") && is_part(node.key);
    const bool model_name =
        table && !part && prefix == "model" && find_parameter(Section::model, node.key) == nullptr;
    const std::string piece = model_name ? string_toml(node.key) : node.key;
    const std::string path = prefix.empty() ? node.key : prefix + '.' + piece;
    const bool section_name =
        prefix.empty() && (node.key == "organisation" || node.key == "opportunities" || node.key == "model");
    if (table && (section_name || model_name || part)) {
        for (const Node& child : node.children) {
            visit_one(reading, child, path, visit);
        }
        return;
    }
    AddressReading address = parse_address(path);
    if (!address.address) {
        complain(reading, node.key_place, std::move(address.what));
        return;
    }
    const Address& at = *address.address;
    const Parameter* parameter = find_parameter(at.section, at.name);
    if (parameter == nullptr && at.section != Section::transition) {
        Node unknown = node;
        unknown.key = at.name;
        complain_of_unknown(reading, unknown, name_of(at.section));
        return;
    }
    visit(at, parameter, path, node);
}

}  // namespace

void visit_addressed(Reading& reading, const Node& table, const VisitAddressed& visit) {
    for (const Node& child : table.children) {
        visit_one(reading, child, "", visit);
    }
}

}  // namespace fundsim
