#pragma once
// The scalars of one table of a scenario; for the files that read its sections.

#include <algorithm>
#include <string>
#include <vector>

#include "parameters/table.hpp"
#include "scenario/read_scalar.hpp"
#include "scenario/sections.hpp"

namespace fundsim {

//! Reads every scalar of a section that is written in `table`.
template <class Structure>
void read_scalars(Reading& reading, const Node& table, Section section, const std::string& model,
                  Structure& structure, std::vector<Uncertain>& uncertain) {
    for (const Node& child : table.children) {
        const Parameter* parameter = find_parameter(section, child.key);
        if (parameter == nullptr) {
            const auto names = form_names(name_of(section));
            if (std::find(names.begin(), names.end(), child.key) == names.end()) {
                complain_of_unknown(reading, child, name_of(section));
            }
        } else if (parameter->kind != Kind::distribution) {
            if (const auto value = read_scalar(reading, *parameter, child, model, uncertain)) {
                assign(*parameter, structure, *value);
            }
        }
    }
}

}  // namespace fundsim
