#include "scenario/formats.hpp"

#include <array>
#include <cmath>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "scenario/numbers.hpp"

namespace fundsim {

namespace {

//! A parameter that means something else since a format.
struct NewMeaning {
    int since;
    std::string_view name, now, formerly;
};

constexpr std::array new_meanings{
    NewMeaning{2, "dependency_growth", "the growth with the logarithm of the number of teams",
               "with every further team"},
    NewMeaning{2, "mandated_share", "a share of the effort started", "of the ideas"},
};

//! Interventions name parameters by path, too: "model.mandated_share".
std::string_view last_part(std::string_view path) { return path.substr(path.rfind('.') + 1); }

void refuse_new_meanings(Reading& reading, const Node& node, int format) {
    for (const NewMeaning& each : new_meanings) {
        if (format < each.since && last_part(node.key) == each.name) {
            complain(reading, node.key_place,
                     fmt::format("since format {0} {1} is {2}, formerly {3}: write it so, and format = {0} "
                                 "at the top of the scenario",
                                 each.since, each.name, each.now, each.formerly));
        }
    }
    for (const Node& child : node.children) {
        refuse_new_meanings(reading, child, format);
    }
}

}  // namespace

bool readable_format(Reading& reading, const Node& root) {
    double format = 1;
    if (const Node* written = child_of(root, "format")) {
        const auto number = read_number(reading, *written, "format");
        if (!number) {
            return false;
        }
        if (*number > scenario_format) {
            complain(reading, written->place,
                     fmt::format("format {} is newer than this program, which reads formats 1 to {}", *number,
                                 scenario_format));
            return false;
        }
        if (*number < 1 || *number != std::floor(*number)) {
            complain(reading, written->place,
                     fmt::format("there is no format {}, it is {}", *number, scenario_format));
            return false;
        }
        format = *number;
    }
    refuse_new_meanings(reading, root, static_cast<int>(format));
    return true;
}

}  // namespace fundsim
