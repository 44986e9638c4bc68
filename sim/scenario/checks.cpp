#include "scenario/checks.hpp"

#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "engine/productivity.hpp"
#include "parameters/text.hpp"
#include "scenario/ramp_stages.hpp"

namespace fundsim {

namespace {

//! Where a parameter is written, or else its table, or else the top of the file.
Place place_in(const Node* table, std::string_view name) {
    if (table == nullptr) {
        return {0, 1, 1};
    }
    const Node* child = child_of(*table, name);
    return child != nullptr ? child->place : table->place;
}

const Node* table_in(const Node& root, std::string_view name) {
    const Node* table = child_of(root, name);
    return table != nullptr && table->type == NodeType::table ? table : nullptr;
}

//! The tables of the models, in the order of Scenario::models.
std::vector<const Node*> model_tables(const Node& root) {
    std::vector<const Node*> tables;
    const Node* models = child_of(root, "model");
    if (models != nullptr && models->type == NodeType::array) {
        for (const Node& model : models->children) {
            if (model.type == NodeType::table) {
                tables.push_back(&model);
            }
        }
    }
    return tables;
}

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
    if (o.discount_rate == 0 && (o.erosion_owned == 0 || o.erosion_orphan == 0)) {
        complain(reading, place_in(table, "discount_rate"),
                 "without discounting and without erosion benefits are worth infinitely much: give a "
                 "discount_rate, or "
                 "erosion_owned and erosion_orphan, above 0");
    }
}

void check_opportunities(Reading& reading, const Node* table, const Scenario& scenario) {
    const Opportunities& o = scenario.opportunities;
    if (o.rho_portfolio + o.rho_area > 1) {
        complain(reading, place_in(table, "rho_portfolio"),
                 fmt::format("rho_portfolio + rho_area is {}, the shares of one variance cannot exceed 1",
                             shortest(o.rho_portfolio + o.rho_area)));
    }
    const double expected = expected_opportunities(scenario);
    if (expected > most_opportunities) {
        complain(
            reading, place_in(table, o.arrivals_per_year > 0 ? "arrivals_per_year" : "initial_backlog"),
            fmt::format("{:.0f} opportunities are expected in one replication, at most {:.0f} can be played",
                        expected, most_opportunities));
    } else if (expected == 0 && child_of(*table, "list") == nullptr) {
        complain(reading, place_in(table, "initial_backlog"),
                 "there is nothing to work on: initial_backlog and arrivals_per_year are both 0");
    }
    constexpr double bytes_per_item = 150, bytes_per_model_and_item = 300;
    const double memory =
        expected * (bytes_per_item + bytes_per_model_and_item * static_cast<double>(scenario.models.size()));
    if (expected <= most_opportunities && memory > most_memory) {
        complain(
            reading, place_in(table, "arrivals_per_year"),
            fmt::format("{:.0f} opportunities in {} models take about {:.1f} GB, at most {:.1f} are used",
                        expected, scenario.models.size(), memory / 1e9, most_memory / 1e9));
    }
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
            complain(reading, place_in(table, "experiment_cost"),
                     fmt::format("discovery pays for {:.2g} experiments{}, at most {:.0f} can be played",
                                 most, when_text(stage), most_experiments));
            return;
        }
    }
}

void check_model(Reading& reading, const Node* table, const Organisation& o, const FundingModel& model) {
    const Levers& l = model.levers;
    if (l.cycle_months > 0 && l.planning_lead_months >= l.cycle_months) {
        complain(reading, place_in(table, "planning_lead_months"),
                 fmt::format("planning_lead_months is {}, it must be shorter than the cycle of {} months",
                             shortest(l.planning_lead_months), shortest(l.cycle_months)));
    }
    if (model.transition) {
        check_transition(reading, table, model);
    }
    const double slots = slots_of(o, l.overhead);
    if (slots > most_slots) {
        complain(
            reading, place_in(table, "overhead"),
            fmt::format(
                "the budget pays for {:.0f} teams, at most {:.0f} can be played: is budget_per_year in the "
                "same currency as person_month_cost?",
                slots, most_slots));
        return;
    }
    check_experiments(reading, table, slots * o.team_size * o.horizon_months, model);
}

}  // namespace

double expected_opportunities(const Scenario& scenario) {
    return scenario.opportunities.initial_backlog +
           scenario.opportunities.arrivals_per_year * scenario.organisation.horizon_months / 12 +
           static_cast<double>(scenario.opportunities.listed.size());
}

void check_together(Reading& reading, const Node& root, const Scenario& scenario) {
    check_time(reading, table_in(root, "organisation"), scenario.organisation);
    if (const Node* opportunities = table_in(root, "opportunities")) {
        check_opportunities(reading, opportunities, scenario);
    }
    const auto tables = model_tables(root);
    for (std::size_t i = 0; i < scenario.models.size() && i < tables.size(); ++i) {
        check_model(reading, tables[i], scenario.organisation, scenario.models[i]);
    }
}

}  // namespace fundsim
