// How much there is to work on, and how long it takes to look through it.

#include <algorithm>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

#include "engine/play/overhead.hpp"
#include "engine/productivity.hpp"
#include "parameters/rules/rules.hpp"
#include "parameters/sentence.hpp"
#include "parameters/violations.hpp"

namespace fundsim::rules {

namespace {

constexpr double most_opportunities = 100'000;  //!< expected, list included
constexpr double most_looks = 1e10;  //!< of teams at opportunities in one replication: about 20 seconds

//! What most opportunities come from.
std::string_view largest_source(const Scenario& scenario) {
    const Opportunities& o = scenario.opportunities;
    const double stream = o.arrivals_per_year * scenario.organisation.horizon_months / 12;
    const double listed = static_cast<double>(o.listed.size());
    return listed > std::max(stream, o.initial_backlog) ? "list"
           : stream > o.initial_backlog                 ? "arrivals_per_year"
                                                        : "initial_backlog";
}

}  // namespace

std::vector<Violation> number_of_opportunities(const Scenario& scenario) {
    const double expected = expected_opportunities(scenario);
    if (!(expected > most_opportunities)) {
        return {};
    }
    return {{{Section::opportunities, {}, std::string(largest_source(scenario))},
             fmt::format("{} opportunities are expected in one replication, at most {} can be played",
                         amount(expected), amount(most_opportunities))}};
}

//! How long the median opportunity keeps its teams busy.
std::vector<Violation> length_of_plans(const Scenario& scenario) {
    const Organisation& o = scenario.organisation;
    const double median = median_effort(scenario.opportunities);
    const double months = planned_months(o, median);
    if (!(months > longest_plan)) {
        return {};
    }
    return {{{Section::opportunities, {}, "effort"},
             fmt::format("the median opportunity, {} person-months, keeps its {} team(s) of {} busy for {} "
                         "months, at most {} can be played: is effort in person-months?",
                         amount(median), amount(teams_for(o, median)), amount(o.team_size), amount(months),
                         amount(longest_plan))}};
}

//! What a replication of one model takes: in every step each free team, or each share of one that works on
//! several items, looks through the open opportunities and at what the others do, and a market shift draws
//! the opportunities anew. The weights were measured.
std::vector<Violation> number_of_looks(const Scenario& scenario) {
    constexpr double looks_of_step = 5, looks_of_shift = 100;
    const Organisation& o = scenario.organisation;
    const double expected = expected_opportunities(scenario);
    double lanes = 0;
    for (const FundingModel& model : scenario.models) {
        lanes = std::max(lanes, std::ceil(slots_of(o, model.levers.overhead)) * model.levers.wip);
    }
    const double steps = o.horizon_months / o.step_months;
    const double shifts = scenario.opportunities.shifts_per_year * o.horizon_months / 12;
    const double at_opportunities = expected * (steps * (looks_of_step + lanes) + looks_of_shift * shifts);
    const double at_others = steps * lanes * lanes;
    const double looks = at_opportunities + at_others;
    if (!(looks > most_looks && expected <= most_opportunities)) {
        return {};
    }
    const bool crowd = at_others > at_opportunities;
    const Address address = crowd
                                ? Address{Section::organisation, {}, "budget_per_year"}
                                : Address{Section::opportunities, {}, std::string(largest_source(scenario))};
    return {{address,
             fmt::format("{} opportunities, {} teams or shares of them (wip), {} steps and {} market shifts "
                         "are too much to play: {} times what takes about 20 seconds a replication. Fewer "
                         "{}, a shorter horizon or longer steps help most",
                         amount(expected), amount(lanes), amount(steps), amount(shifts),
                         amount(looks / most_looks), crowd ? "teams" : "opportunities")}};
}

}  // namespace fundsim::rules
