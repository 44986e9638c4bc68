#include "scenario/settings.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parameters/table.hpp"
#include "parameters/text.hpp"
#include "parameters/words.hpp"
#include "scenario/csv.hpp"

namespace fundsim {

namespace {

bool is_words(std::string_view text) {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto plain = [&](char c) {
        return letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == ' ' || c == '.' ||
               c == '/';
    };
    return !text.empty() && letter(text.front()) && std::all_of(text.begin(), text.end(), plain);
}

//! A setting has no lines: its faults name it as a whole.
void forget_lines(Node& node) {
    node.place.line = node.place.column = node.key_place.line = node.key_place.column = 0;
    for (Node& child : node.children) {
        forget_lines(child);
    }
}

std::optional<Node> value_of_setting(Reading& reading, std::string_view text, std::string_view key,
                                     int origin) {
    ParsedToml parsed = parse_toml(fmt::format("{} = {}\n", key, text), origin);
    if (parsed.faults.empty() && parsed.tree->children.size() == 1) {
        Node value = std::move(parsed.tree->children.front());
        forget_lines(value);
        return value;
    }
    if (is_words(text)) {  // a shell takes quotation marks away
        Node value;
        value.type = NodeType::text;
        value.text = text;
        value.place = value.key_place = {origin, 0, 0};
        return value;
    }
    for (const SyntaxFault& fault : parsed.faults) {
        complain(reading, {origin, 0, 0}, fault.what);
    }
    if (parsed.faults.empty()) {
        complain(reading, {origin, 0, 0}, "a setting sets one value, this text sets more");
    }
    return std::nullopt;
}

//! The table of a section, made where the scenario has none; null where something else stands in its place.
Node* section_in(Node& root, std::string_view name, int origin) {
    for (Node& child : root.children) {
        if (child.key == name) {
            return child.type == NodeType::table ? &child : nullptr;
        }
    }
    Node table;
    table.key = name;
    table.place = table.key_place = {origin, 0, 0};
    root.children.push_back(std::move(table));
    return &root.children.back();
}

void put(Node& table, const std::string& key, Node value) {
    value.key = key;
    const auto found = std::find_if(table.children.begin(), table.children.end(),
                                    [&](const Node& child) { return child.key == key; });
    if (found == table.children.end()) {
        table.children.push_back(std::move(value));
    } else {
        *found = std::move(value);
    }
}

//! Into the model's own table, or the one of its transition that the address names.
void put_into(Node& model, const Address& address, const Node& value, int origin) {
    const std::string part =
        address.section == Section::transition ? std::string(name_of(Section::transition)) : address.part;
    if (part.empty()) {
        put(model, address.name, value);
    } else if (Node* table = section_in(model, part, origin)) {
        put(*table, address.name, value);
    }
}

//! Parts of a transition, said of all models, are meant for those that have one.
bool may_take(const Node& model, const Address& address) {
    const Node* preset = model.type == NodeType::table ? child_of(model, "preset") : nullptr;
    const bool moves = preset != nullptr && preset->text == name_of(Section::transition);
    return moves || (address.part.empty() && address.section != Section::transition);
}

void put_into_models(Reading& reading, Node& root, const Address& address, const Node& value, int origin) {
    if (address.name == "name") {
        complain(reading, {origin, 0, 0}, "the names of models are set in the scenario alone");
        return;
    }
    std::vector<std::string_view> names;
    bool found = false;
    for (Node& child : root.children) {
        if (child.key != "model" || child.type != NodeType::array) {
            continue;
        }
        for (Node& model : child.children) {
            const Node* name = model.type == NodeType::table ? child_of(model, "name") : nullptr;
            if (name != nullptr) {
                names.push_back(name->text);
            }
            const bool meant = address.model.empty() ? may_take(model, address)
                                                     : name != nullptr && name->text == address.model;
            if (model.type == NodeType::table && meant) {
                put_into(model, address, value, origin);
                found = true;
            }
        }
    }
    if (!found && !address.model.empty()) {
        complain(reading, {origin, 0, 0}, no_such_model(address.model, names));
    }
    if (!found && address.model.empty() && !names.empty()) {
        complain(reading, {origin, 0, 0},
                 fmt::format("no model has a transition, so {} would change nothing: give a model preset = "
                             "\"transition\", or leave the part out",
                             address_text(address)));
    }
}

//! The address of a parameter that is called by its name alone, or nearly.
std::string full_address(std::string_view key) {
    std::vector<std::string_view> names;
    for (const Parameter& parameter : parameters()) {
        names.push_back(parameter.name);
    }
    const auto meant = nearest(key, names);
    if (!meant) {
        return {};
    }
    const auto& parameter = *std::ranges::find(parameters(), *meant, &Parameter::name);
    return fmt::format(". Did you mean '{}'?", address_text({parameter.section, {}, *meant}));
}

void apply(Reading& reading, Node& root, const std::string& setting, const std::string& option) {
    constexpr std::size_t longest = 120;
    reading.origins.push_back(option + " " + shortened(setting, longest));
    const int origin = static_cast<int>(reading.origins.size()) - 1;
    const std::size_t end = key_end(setting);
    if (end == std::string::npos) {
        complain(reading, {origin, 0, 0},
                 "a setting is written KEY=VALUE, like organisation.horizon_months=36");
        return;
    }
    const std::string_view key = trimmed(std::string_view(setting).substr(0, end));
    const std::string_view text = trimmed(std::string_view(setting).substr(end + 1));
    if (key == "title" || key == "currency" || key == "point") {
        if (auto value = value_of_setting(reading, text, key, origin)) {
            put(root, std::string(key), std::move(*value));
        }
        return;
    }
    const AddressReading address = parse_address(key);
    if (!address.address) {
        const bool advised = address.what.find("Did you mean") != std::string::npos;
        complain(reading, {origin, 0, 0},
                 shortened(address.what, 2 * longest) + (advised ? std::string{} : full_address(key)));
    }
    auto value = value_of_setting(reading, text, address.address ? address.address->name : "value", origin);
    if (!address.address || !value) {
        return;
    }
    if (address.address->section == Section::model || address.address->section == Section::transition) {
        put_into_models(reading, root, *address.address, *value, origin);
    } else if (Node* table = section_in(root, name_of(address.address->section), origin)) {
        put(*table, address.address->name, std::move(*value));
    }
}

}  // namespace

std::size_t key_end(std::string_view setting) {
    char quote = 0;
    for (std::size_t i = 0; i < setting.size(); ++i) {
        const char c = setting[i];
        if (quote != 0) {
            quote = c == quote ? '\0' : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '=') {
            return i;
        }
    }
    return std::string_view::npos;
}

void apply_settings(Reading& reading, Node& root, const std::vector<std::string>& settings,
                    const std::string& option) {
    for (const std::string& setting : settings) {
        apply(reading, root, setting, option);
    }
}

}  // namespace fundsim
