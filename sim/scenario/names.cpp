#include "scenario/names.hpp"

#include <utility>

#include <fmt/format.h>

#include "scenario/numbers.hpp"

namespace fundsim {

std::optional<std::string> read_name(Reading& reading, const Node& node, std::string_view what,
                                     std::size_t longest) {
    auto name = read_text(reading, node, what);
    if (!name) {
        return std::nullopt;
    }
    if (const std::string fault = name_fault(*name, longest); !fault.empty()) {
        complain(reading, node.place, fmt::format("{} {}", what, fault));
        return std::nullopt;
    }
    return name;
}

void complain_of_same_name(Reading& reading, const Node& node, std::string_view name,
                           const std::vector<std::string_view>& others, std::string_view kind) {
    std::string fault = same_name_fault(name, others, kind);
    if (!fault.empty()) {
        complain(reading, node.place, std::move(fault));
    }
}

}  // namespace fundsim
