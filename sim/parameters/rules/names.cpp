#include <string_view>

#include <fmt/format.h>

#include "parameters/names.hpp"
#include "parameters/rules/rules.hpp"
#include "parameters/violations.hpp"

namespace fundsim::rules {

//! That there are models, and what they are called.
std::vector<Violation> models(const Scenario& scenario) {
    const std::size_t count = scenario.models.size();
    if (count == 0) {
        return {{{Section::model, {}, {}}, "there is no model, a scenario needs one to play"}};
    }
    if (count > most_models) {
        return {{{Section::model, {}, {}},
                 fmt::format("there are {} models, at most {} can be compared", count, most_models)}};
    }
    std::vector<Violation> found;
    std::vector<std::string_view> others;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string& name = scenario.models[i].name;
        const std::string unnamed = name_fault(name);
        const std::string fault =
            unnamed.empty() ? same_name_fault(name, others, "models") : "name " + unnamed;
        if (!fault.empty()) {
            found.push_back({{Section::model, name, "name"}, fault, i});
        }
        others.push_back(name);
    }
    return found;
}

}  // namespace fundsim::rules
