// Parameters of the organisation: money, people, time, and what becomes of what was delivered.

#include <array>

#include "parameters/shorthand.hpp"
#include "parameters/table.hpp"

namespace fundsim {

namespace {

using namespace shorthand;

constexpr Parameter entry(std::string_view name, Kind kind, std::string_view unit, Range range, double value,
                          double Organisation::*field, Grade grade, std::string_view meaning,
                          std::string_view source) {
    return {Section::organisation, name, kind, unit, range, value, field, grade, meaning, source};
}

//! What new teams lose, which overruns already contain.
constexpr Parameter of_new_teams(std::string_view name, Range range, double value,
                                 double Organisation::*field, Grade grade, std::string_view meaning,
                                 std::string_view source) {
    Parameter parameter = entry(name, Kind::number, "share", range, value, field, grade, meaning, source);
    parameter.before_interventions = "overruns were measured with what new teams lost before any "
                                     "intervention. Lower familiarity_months (people "
                                     "get to know each other sooner) or knowledge_months (teams get to know "
                                     "an area sooner) instead, or write "
                                     "another value in [organisation]";
    return parameter;
}

constexpr std::array entries{
    // money and people
    choice(entry("budget_per_year", Kind::number, "currency/year", between(1e-9, 1e18), required,
                 &Organisation::budget_per_year, Grade::stated,
                 "Money for all product work in a year: the same envelope for every model.", users_own)),
    choice(entry("team_size", Kind::number, "people", between(0.1, 200), 8, &Organisation::team_size,
                 Grade::C, "People in one team.", "assumption: small enough to need no managers inside")),
    world(entry("person_month_cost", Kind::number, "currency/person-month", between(1e-9, 1e12), required,
                &Organisation::person_month_cost, Grade::stated, "Full cost of one person for a month.",
                users_own)),
    // time
    definition(entry("horizon_months", Kind::number, "months", between(0.25, 600), 60,
                     &Organisation::horizon_months, Grade::stated,
                     "Months in which money is granted; nothing new starts after them.", convention)),
    definition(entry("tail_months", Kind::number, "months", {0, unlimited}, unlimited,
                     &Organisation::tail_months, Grade::stated,
                     "Months of benefits counted after the end of all work; inf = for ever.", convention)),
    definition(entry("step_months", Kind::number, "months", between(0.25, 1), 1, &Organisation::step_months,
                     Grade::stated, "Length of a time step: 0.25, 0.5 or 1.", convention)),
    world(entry("discount_rate", Kind::number, "per year", below(0, 1), 0.08, &Organisation::discount_rate,
                Grade::C, "Effective real discount rate.",
                "assumption: an ordinary cost of capital, before tax")),
    // teams
    world(entry("areas", Kind::integer, "areas", between(1, 1000), 6, &Organisation::areas, Grade::C,
                "Product areas that opportunities belong to and teams come to know.", assumed)),
    choice(entry("max_teams", Kind::integer, "teams", between(1, 100), 4, &Organisation::max_teams, Grade::C,
                 "Most teams that work on one initiative.", assumed)),
    choice(entry("target_duration_months", Kind::number, "months", between(0.1, 600), 12,
                 &Organisation::target_duration_months, Grade::C,
                 "An initiative gets as many teams as it takes to finish its plan in this time.", assumed)),
    world(entry("coordination_loss", Kind::number, "share", between(0, 0.99), 0.05,
                &Organisation::coordination_loss, Grade::C,
                "Productivity lost by every team on an initiative for each further team.", assumed)),
    world(entry(
        "communication_loss", Kind::number, "share", between(0, 1), 0.03, &Organisation::communication_loss,
        Grade::C, "What every further person in a team costs all of them in communication (kappa).",
        "assumption; direction: Brooks 1975; Rodriguez et al. 2012, ISBSG: above 9 people less productive")),
    world(entry(
        "complete_size", Kind::number, "people", between(0.1, 50), 5, &Organisation::complete_size, Grade::C,
        "People in a team that holds every skill; smaller ones depend on others for the rest.", assumed)),
    world(entry("variety_loss", Kind::number, "share", between(0, 0.9), 0.05, &Organisation::variety_loss,
                Grade::C, "Productivity lost for each further area that a team works in within a year.",
                "assumption; direction: Narayanan, Balasubramanian & Swaminathan 2009; 0-0.2"),
          evenly(0, 0.2)),
    world(entry("hiring_lag_months", Kind::number, "months", between(0, 60), 2,
                &Organisation::hiring_lag_months, Grade::C,
                "Months until a standing team is hired, at the start and again after a release.",
                "assumption: as the staffing lag of projects")),
    world(entry("attrition", Kind::number, "per year", between(0, 1), 0.13, &Organisation::attrition,
                Grade::C, "Staff turnover: familiarity and knowledge lost in a year (sweep 0.05 to 0.25).",
                assumed),
          evenly(0.05, 0.25)),
    world(entry("familiarity_months", Kind::number, "months", between(0.1, 120), 6,
                &Organisation::familiarity_months, Grade::B,
                "Time constant of learning to work together (tau_F).",
                "ramp-up of a new team, vendor survey; 3-9 months"),
          evenly(3, 9)),
    world(entry("knowledge_months", Kind::number, "months", between(0.1, 120), 6,
                &Organisation::knowledge_months, Grade::B,
                "Time constant of getting to know an area (tau_K).",
                "ramp-up of a new team, vendor survey; 3-9 months"),
          evenly(3, 9)),
    world(
        of_new_teams(
            "stable_team_cost", beyond(0, 1), 0.80, &Organisation::stable_team_cost, Grade::A,
            "Cost of a settled team over that of a new one for the same median work (1 = sceptic).",
            "EBSPM, 492 projects (Huijgens), controlled for organisation, domain, year and method; 0.55-1.0"),
        evenly(0.55, 1)),
    definition(of_new_teams(
        "familiarity_loss", between(-1, 0.99), -1, &Organisation::familiarity_loss, Grade::stated,
        "Productivity lost by strangers (F = 0); negative: derived from stable_team_cost.", convention)),
    definition(
        of_new_teams("knowledge_loss", between(-1, 0.99), -1, &Organisation::knowledge_loss, Grade::stated,
                     "Productivity lost in an unknown area (K = 0); negative: derived from stable_team_cost.",
                     convention)),
    // what was delivered
    world(entry("erosion_owned", Kind::number, "per year", between(0, 10), 0.139,
                &Organisation::erosion_owned, Grade::A,
                "Rate at which benefits fade while a team that knows the area stands.",
                "half-life of 5 years; survival of applications as a proxy (Jones); 0-0.24"),
          evenly(0, 0.24)),
    world(entry("erosion_orphan", Kind::number, "per year", between(0, 10), 0.139,
                &Organisation::erosion_orphan, Grade::C,
                "Rate at which benefits fade when nobody looks after them.",
                "assumption: no source found for a difference to the owned rate; 1-3 times"),
          by_factors(0.139, 3 * 0.139)),
    world(
        entry("run_rate", Kind::number, "per year", between(0, 10), 0.20, &Organisation::run_rate, Grade::C,
              "Effort to keep things running, per person-month of what was delivered, in every model.",
              "assumption: rule of thumb; maintenance over development has a median of 0.82 in 158 systems, "
              "enhancements included (Dunn)"),
        by_factors(0.15, 0.8)),
    world(entry("initial_estate", Kind::number, "person-months", between(0, 1e9), 0,
                &Organisation::initial_estate, Grade::stated,
                "Planned effort of what is already in operation at month 0.", users_own)),
};

}  // namespace

std::span<const Parameter> organisation_parameters() { return entries; }

}  // namespace fundsim
