#include "scenario/sizes.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "engine/distribution/distribution.hpp"
#include "engine/productivity.hpp"
#include "scenario/places.hpp"
#include "scenario/ramp_stages.hpp"

namespace fundsim {

namespace {

//! What most opportunities come from.
std::string_view largest_source(const Scenario& scenario) {
    const Opportunities& o = scenario.opportunities;
    const double stream = o.arrivals_per_year * scenario.organisation.horizon_months / 12;
    const double listed = static_cast<double>(o.listed.size());
    return listed > std::max(stream, o.initial_backlog) ? "list"
           : stream > o.initial_backlog                 ? "arrivals_per_year"
                                                        : "initial_backlog";
}

void check_opportunities(Reading& reading, const Node* table, const Scenario& scenario) {
    const double expected = expected_opportunities(scenario);
    if (expected > most_opportunities) {
        complain(reading, place_in(table, largest_source(scenario)),
                 fmt::format("{} opportunities are expected in one replication, at most {} can be played",
                             amount(expected), amount(most_opportunities)));
    }
}

//! Monthly flows of the first futures are kept for their quantiles.
void check_models(Reading& reading, const Node& root, const Scenario& scenario) {
    constexpr double bytes_per_month = 4096 * 2 * 4;  // futures, outlay and income, bytes of one
    const double months = scenario.organisation.horizon_months + 24;
    const double memory = static_cast<double>(scenario.models.size()) * months * bytes_per_month;
    if (memory > most_memory) {
        complain(reading, child_of(root, "model")->key_place,
                 fmt::format(
                     "the monthly flows of {} models over {} months take about {:.1f} GB, at most {:.1f} are "
                     "used: compare fewer models at a time, or over a shorter horizon",
                     scenario.models.size(), amount(months), memory / 1e9, most_memory / 1e9));
    }
}

//! How long the median opportunity keeps its teams busy.
void check_plan(Reading& reading, const Node* table, const Scenario& scenario) {
    const Organisation& o = scenario.organisation;
    const double median = median_effort(scenario.opportunities);
    const double months = planned_months(o, median);
    if (months > longest_plan) {
        complain(
            reading, place_in(table, child_of(*table, "effort") != nullptr ? "effort" : "list"),
            fmt::format(
                "the median opportunity, {} person-months, keeps its {} team(s) of {} busy for {} months, "
                "at most {} can be played: is effort in person-months?",
                amount(median), amount(teams_for(o, median)), amount(o.team_size), amount(months),
                amount(longest_plan)));
    }
}

void check_dependencies(Reading& reading, const Node* table, const Scenario& scenario) {
    const Opportunities& o = scenario.opportunities;
    const Organisation& house = scenario.organisation;
    const Dependencies mean = mean_dependencies(house, o);
    if (mean.all() > most_dependencies) {
        const std::string skills = mean.for_skills > 0
                                       ? fmt::format(", and {} for skills that teams of {} lack",
                                                     amount(mean.for_skills), amount(house.team_size))
                                       : std::string{};
        complain(reading, place_in(table, o.dependency_growth > 0 ? "dependency_growth" : "dependencies"),
                 fmt::format(
                     "an initiative depends on {} other teams on average ({} with one team, growing by {} of "
                     "that times the logarithm of {} teams{}), at most {} can be played: lower {}",
                     amount(mean.all()), amount(o.dependencies), amount(o.dependency_growth),
                     amount(slots_of(house, 0)), skills, amount(most_dependencies),
                     mean.for_skills > mean.on_neighbours ? "organisation.complete_size"
                                                          : "dependency_growth or dependencies"));
    }
}

//! The team count of every model; once, of the model that is furthest off.
bool check_slots(Reading& reading, const Node* organisation, const Scenario& scenario) {
    const Organisation& o = scenario.organisation;
    const FundingModel* worst = nullptr;
    std::size_t concerned = 0;
    for (const FundingModel& model : scenario.models) {
        const double slots = slots_of(o, model.levers.overhead);
        if (slots > most_slots || slots < least_slots) {
            ++concerned;
            const bool worse =
                worst == nullptr || (slots > most_slots) == (model.levers.overhead < worst->levers.overhead);
            worst = worse ? &model : worst;
        }
    }
    if (worst == nullptr) {
        return true;
    }
    const double slots = slots_of(o, worst->levers.overhead);
    const bool many = slots > most_slots;
    complain(
        reading, place_in(organisation, "budget_per_year"),
        fmt::format(
            "the budget pays for {} teams{}, {} {} can be played: a team costs {} a year ({} people at {} a "
            "month). Is budget_per_year in the currency of person_month_cost?",
            amount(slots),
            concerned == scenario.models.size() ? std::string{}
                                                : fmt::format(" in model {}", quoted(worst->name)),
            many ? "at most" : "at least", amount(many ? most_slots : least_slots),
            amount(12 * o.team_size * o.person_month_cost), amount(o.team_size),
            amount(o.person_month_cost)));
    return false;
}

//! What a replication of one model takes: in every step each free team, or each share of one that works on
//! several items, looks through the open opportunities and at what the others do, and a market shift draws
//! the opportunities anew. The weights were measured.
void check_looks(Reading& reading, const Node& root, const Scenario& scenario) {
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
    if (looks > most_looks && expected <= most_opportunities) {
        const bool crowd = at_others > at_opportunities;
        complain(
            reading,
            crowd ? place_in(table_in(root, "organisation"), "budget_per_year")
                  : place_in(table_in(root, "opportunities"), largest_source(scenario)),
            fmt::format(
                "{} opportunities, {} teams or shares of them (wip), {} steps and {} market shifts are too "
                "much to play: {} times what takes about 20 seconds a replication. Fewer {}, a shorter "
                "horizon or longer steps help most",
                amount(expected), amount(lanes), amount(steps), amount(shifts), amount(looks / most_looks),
                crowd ? "teams" : "opportunities"));
    }
}

//! Every stage of a ramp is a setting of levers that is laid out beforehand, in the models and in their
//! hybrids.
void check_stages(Reading& reading, const Node& root, const Scenario& scenario) {
    constexpr double bytes_per_stage = 1000, bytes_per_lane = 16, played_per_model = 3;
    double stages = 0, memory = 0;
    for (const FundingModel& model : scenario.models) {
        const std::size_t sides = model.transition ? model.transition->ramp.size() : 0;
        const double own = static_cast<double>(model.ramp.size() + sides);
        const double lanes = slots_of(scenario.organisation, model.levers.overhead) * model.levers.wip;
        stages += own;
        memory += played_per_model * own * (bytes_per_stage + bytes_per_lane * lanes);
    }
    if (memory > most_memory) {
        complain(
            reading, child_of(root, "model")->key_place,
            fmt::format(
                "the {} stages in which interventions take hold in {} models take about {:.1f} GB, at most "
                "{:.1f} are used: shorten their ramps (ramp_months), or compare fewer models at a time",
                amount(stages), scenario.models.size(), memory / 1e9, most_memory / 1e9));
    }
}

//! What discovery pays for with so many person-months of everybody, on both sides and in every stage.
void check_experiments(Reading& reading, const Node* table, double person_months, const FundingModel& model) {
    for (const RampStage& stage : ramp_stages(model)) {
        const auto number = [&](const Levers& l) {
            return person_months * l.discovery_share / l.experiment_cost;
        };
        double most = number(levers_in(stage, model.levers, model.ramp));
        if (model.transition) {
            most = std::max(most, number(levers_in(stage, model.transition->to, model.transition->ramp)));
        }
        if (most > most_experiments) {
            complain(
                reading, place_in(table, "experiment_cost"),
                fmt::format(
                    "discovery pays for {} experiments{}, at most {} can be played: raise experiment_cost "
                    "(person-months) or lower discovery_share",
                    amount(most), when_text(stage), amount(most_experiments)));
            return;
        }
    }
}

}  // namespace

double expected_opportunities(const Scenario& scenario) {
    return scenario.opportunities.initial_backlog +
           scenario.opportunities.arrivals_per_year * scenario.organisation.horizon_months / 12 +
           static_cast<double>(scenario.opportunities.listed.size());
}

void check_sizes(Reading& reading, const Node& root, const Scenario& scenario) {
    const bool staffed = check_slots(reading, table_in(root, "organisation"), scenario);
    if (const Node* opportunities = table_in(root, "opportunities")) {
        check_opportunities(reading, opportunities, scenario);
        check_plan(reading, opportunities, scenario);
        if (staffed) {
            check_dependencies(reading, opportunities, scenario);
        }
    }
    check_models(reading, root, scenario);
    if (!staffed) {
        return;
    }
    check_looks(reading, root, scenario);
    check_stages(reading, root, scenario);
    const auto tables = model_tables(root);
    for (std::size_t i = 0; i < scenario.models.size() && i < tables.size(); ++i) {
        const Organisation& o = scenario.organisation;
        const FundingModel& model = scenario.models[i];
        check_experiments(reading, tables[i],
                          slots_of(o, model.levers.overhead) * o.team_size * o.horizon_months, model);
    }
}

}  // namespace fundsim
