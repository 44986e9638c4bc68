#include "scenario/checks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "engine/distribution/distribution.hpp"
#include "engine/productivity.hpp"
#include "parameters/text.hpp"
#include "scenario/places.hpp"
#include "scenario/ramp_stages.hpp"
#include "scenario/sizes.hpp"

namespace fundsim {

namespace {

constexpr double least_shrinking = 1e-4;  //!< per year, of benefits: half of one is there after 7,000 years

bool whole(double value) { return std::abs(value - std::round(value)) < 1e-9; }

void check_time(Reading& reading, const Node* table, const Organisation& o) {
    if (o.step_months != 0.25 && o.step_months != 0.5 && o.step_months != 1) {
        complain(reading, place_in(table, "step_months"),
                 fmt::format("step_months is {}, it must be 0.25, 0.5 or 1", shortest(o.step_months)));
    } else if (!whole(o.horizon_months / o.step_months)) {
        complain(reading, place_in(table, "horizon_months"),
                 fmt::format("horizon_months is {}, no whole number of steps of {} months",
                             shortest(o.horizon_months), shortest(o.step_months)));
    }
    if (o.discount_rate + std::min(o.erosion_owned, o.erosion_orphan) < least_shrinking) {
        complain(reading, place_in(table, "discount_rate"),
                 fmt::format(
                     "without discounting and without erosion benefits are worth infinitely much: "
                     "discount_rate and erosion_owned, and discount_rate and erosion_orphan, must add up to "
                     "{} or more",
                     least_shrinking));
    }
}

void check_opportunities(Reading& reading, const Node* table, const Scenario& scenario) {
    const Opportunities& o = scenario.opportunities;
    if (o.rho_portfolio + o.rho_area > 1) {
        complain(reading, place_in(table, "rho_portfolio"),
                 fmt::format("rho_portfolio + rho_area is {}, the shares of one variance cannot exceed 1",
                             shortest(o.rho_portfolio + o.rho_area)));
    }
    if (expected_opportunities(scenario) == 0 && child_of(*table, "list") == nullptr) {
        complain(reading, place_in(table, "initial_backlog"),
                 "there is nothing to work on: initial_backlog and arrivals_per_year are both 0");
    }
}

//! Where the losses of new teams are derived, some loss has to make a settled team this much cheaper.
void check_team_cost(Reading& reading, const Node* table, const Scenario& scenario) {
    const Opportunities& world = scenario.opportunities;
    Organisation o = reference_organisation(scenario);
    if (!(o.familiarity_loss < 0 || o.knowledge_loss < 0) || !faults(world.effort).empty()) {
        return;
    }
    const double median = median_effort(world);
    const double asked_for = o.stable_team_cost;
    if (planned_months(o, median) > longest_plan || !(loss_of_new_teams(o, median) < 0)) {
        return;
    }
    double without = asked_for, least = 1;  // 1 needs no loss at all
    while (least - without > 0.001) {
        o.stable_team_cost = (without + least) / 2;
        (loss_of_new_teams(o, median) < 0 ? without : least) = o.stable_team_cost;
    }
    complain(
        reading, place_in(table, "stable_team_cost"),
        fmt::format(
            "no loss of productivity of new teams up to 0.9 makes a settled team cost {} of a new one on "
            "the median opportunity, {:.6g} person-months: write {:.3f} or more, or give familiarity_loss "
            "and knowledge_loss",
            shortest(asked_for), median, std::ceil(1000 * least) / 1000));
}

//! Levers that both sides of a transition share: they work for the same customers, in teams that are moved,
//! not cut anew.
constexpr std::array<std::pair<std::string_view, double Levers::*>, 4> shared_levers{{
    {"adoption_ceiling", &Levers::adoption_ceiling},
    {"adoption_months", &Levers::adoption_months},
    {"overhead", &Levers::overhead},
    {"wip", &Levers::wip},
}};

//! They are the same while interventions take hold, too. Of each lever one difference is told.
void check_shared_levers(Reading& reading, const Node* table, const FundingModel& model) {
    const Transition& t = *model.transition;
    for (const auto& [name, lever] : shared_levers) {
        for (const RampStage& stage : ramp_stages(model)) {
            const double before = levers_in(stage, model.levers, model.ramp).*lever;
            const double after = levers_in(stage, t.to, t.ramp).*lever;
            if (before != after) {
                complain(reading, place_in(table, name),
                         fmt::format("{} is {} before and {} after the transition{}, it must be the same on "
                                     "both sides: say model.{}, which is for both",
                                     name, shortest(before), shortest(after), when_text(stage), name));
                break;
            }
        }
    }
}

void check_transition(Reading& reading, const Node* table, const FundingModel& model) {
    const Levers& after = model.transition->to;
    check_shared_levers(reading, table, model);
    if (model.transition->end_month < model.transition->start_month) {
        complain(reading, place_in(table, "transition"),
                 fmt::format("the transition ends in month {}, before it starts in month {}",
                             shortest(model.transition->end_month), shortest(model.transition->start_month)));
    }
    if (after.cycle_months > 0 && after.planning_lead_months >= after.cycle_months) {
        complain(reading, place_in(table, "after"),
                 "planning_lead_months must be shorter than cycle_months after the transition too");
    }
}

void check_model(Reading& reading, const Node* table, const FundingModel& model) {
    const Levers& l = model.levers;
    if (l.cycle_months > 0 && l.planning_lead_months >= l.cycle_months) {
        complain(reading, place_in(table, "planning_lead_months"),
                 fmt::format("planning_lead_months is {}, it must be shorter than the cycle of {} months",
                             shortest(l.planning_lead_months), shortest(l.cycle_months)));
    }
    if (model.transition) {
        check_transition(reading, table, model);
    }
}

}  // namespace

void check_together(Reading& reading, const Node& root, const Scenario& scenario) {
    const Node* organisation = table_in(root, "organisation");
    check_time(reading, organisation, scenario.organisation);
    check_team_cost(reading, organisation, scenario);
    if (const Node* opportunities = table_in(root, "opportunities")) {
        check_opportunities(reading, opportunities, scenario);
    }
    const auto tables = model_tables(root);
    for (std::size_t i = 0; i < scenario.models.size() && i < tables.size(); ++i) {
        check_model(reading, tables[i], scenario.models[i]);
    }
}

}  // namespace fundsim
