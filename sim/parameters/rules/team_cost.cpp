#include <cmath>

#include <fmt/format.h>

#include "engine/distribution/distribution.hpp"
#include "engine/productivity.hpp"
#include "parameters/rules/rules.hpp"
#include "parameters/text.hpp"

namespace fundsim::rules {

//! Where the losses of new teams are derived, some loss has to make a settled team this much cheaper.
std::vector<Violation> team_cost(const Scenario& scenario) {
    const Opportunities& world = scenario.opportunities;
    Organisation o = reference_organisation(scenario);
    const double asked_for = o.stable_team_cost;
    const bool derived = o.familiarity_loss < 0 || o.knowledge_loss < 0;
    if (!derived || !(asked_for > 0) || !faults(world.effort).empty()) {
        return {};
    }
    const double median = median_effort(world);
    if (planned_months(o, median) > longest_plan || !(loss_of_new_teams(o, median) < 0)) {
        return {};
    }
    double without = asked_for, least = 1;  // 1 needs no loss at all
    while (least - without > 0.001) {
        o.stable_team_cost = (without + least) / 2;
        (loss_of_new_teams(o, median) < 0 ? without : least) = o.stable_team_cost;
    }
    return {{{Section::organisation, {}, "stable_team_cost"},
             fmt::format("no loss of productivity of new teams up to 0.9 makes a settled team cost {} of a "
                         "new one on the median opportunity, {:.6g} person-months: write {:.3f} or more, or "
                         "give familiarity_loss and knowledge_loss",
                         shortest(asked_for), median, std::ceil(1000 * least) / 1000)}};
}

}  // namespace fundsim::rules
