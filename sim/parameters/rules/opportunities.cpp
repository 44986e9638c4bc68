#include <fmt/format.h>

#include "parameters/rules/rules.hpp"
#include "parameters/text.hpp"
#include "parameters/violations.hpp"

namespace fundsim::rules {

std::vector<Violation> opportunities(const Scenario& scenario) {
    std::vector<Violation> found;
    const Opportunities& o = scenario.opportunities;
    if (o.rho_portfolio + o.rho_area > 1) {
        found.push_back(
            {{Section::opportunities, {}, "rho_portfolio"},
             fmt::format("rho_portfolio + rho_area is {}, the shares of one variance cannot exceed 1",
                         shortest(o.rho_portfolio + o.rho_area))});
    }
    if (expected_opportunities(scenario) == 0) {
        found.push_back({{Section::opportunities, {}, "initial_backlog"},
                         "there is nothing to work on: initial_backlog and arrivals_per_year are both 0"});
    }
    return found;
}

}  // namespace fundsim::rules
