#include "scenario/read_doubts.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "parameters/address_fault.hpp"
#include "scenario/addressed.hpp"
#include "scenario/numbers.hpp"
#include "scenario/read_distribution.hpp"
#include "scenario/read_scalar.hpp"

namespace fundsim {

namespace {

constexpr std::string_view known = "known";

std::optional<Distribution> read_range(Reading& reading, const Node& node, const std::string& written) {
    const auto ends = read_numbers(reading, node, written);
    if (!ends) {
        return std::nullopt;
    }
    if (ends->size() != 2 || !(ends->front() < ends->back())) {
        complain(reading, node.place,
                 fmt::format("{} is drawn between two numbers, the lower one first: [low, high]", written));
        return std::nullopt;
    }
    return Distribution{.shape = Shape::uniform, .parameters = *ends};
}

//! Why nothing can be drawn there; empty where it can.
std::string why_not_drawn(const Scenario& scenario, const Address& address, const Parameter* parameter,
                          const std::string& written) {
    if (std::string fault = address_fault(scenario, address); !fault.empty()) {
        return fault;
    }
    if (parameter == nullptr || (parameter->kind != Kind::number && parameter->kind != Kind::integer)) {
        return written + " is no number, and only numbers are drawn: " +
               (parameter != nullptr && parameter->kind == Kind::distribution
                    ? "it has a distribution of its own, from which every future draws"
                    : "give another model the other setting and compare the two");
    }
    if (!get_scalar(scenario, address)) {
        return written + " is a part of a transition, and the model has none";
    }
    return {};
}

}  // namespace

std::vector<Doubt> read_doubts(Reading& reading, const Node& table, const Scenario& scenario) {
    std::vector<Doubt> doubts;
    if (table.type != NodeType::table) {
        complain(reading, table.key_place, "[uncertain] must be a table: \"organisation.areas\" = [4, 8]");
        return doubts;
    }
    visit_addressed(
        reading, table,
        [&](const Address& address, const Parameter* parameter, const std::string& written,
            const Node& node) {
            std::string why = why_not_drawn(scenario, address, parameter, written);
            const bool again = std::any_of(doubts.begin(), doubts.end(),
                                           [&](const Doubt& doubt) { return doubt.address == address; });
            if (why.empty() && again) {
                why = written + " stands in [uncertain] twice";
            }
            if (!why.empty()) {
                complain(reading, node.key_place, std::move(why));
                return;
            }
            if (node.type == NodeType::text && node.text == known) {
                doubts.push_back({address});
                return;
            }
            if (node.type != NodeType::array && node.type != NodeType::table) {
                complain(reading, node.place,
                         fmt::format(
                             "{} is drawn between two numbers, [low, high], or from a distribution, {{ pert "
                             "= {{ min = 2, mode = 4, max = 9 }} }}; \"known\" says that it is not drawn",
                             written));
                return;
            }
            const auto distribution = node.type == NodeType::array
                                          ? read_range(reading, node, written)
                                          : read_distribution(reading, node, written);
            if (distribution && keeps_to_range(reading, *parameter, node, *distribution)) {
                doubts.push_back({address, *distribution});
            }
        });
    return doubts;
}

}  // namespace fundsim
