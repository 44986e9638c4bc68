#include "scenario/tree.hpp"

#include <algorithm>
#include <array>

namespace fundsim {

const Node* child_of(const Node& table, std::string_view key) {
    const auto found = std::find_if(table.children.begin(), table.children.end(),
                                    [&](const Node& child) { return child.key == key; });
    return found == table.children.end() ? nullptr : &*found;
}

std::string_view name_of(NodeType type) {
    constexpr std::array<std::string_view, 7> names{
        "a text", "a number", "a flag (true or false)", "a date", "a time", "an array", "a table"};
    return names[static_cast<std::size_t>(type)];
}

}  // namespace fundsim
