#pragma once
// Worlds in which everything is decided at once: a number of ideas, a number of teams, each of which can do
// one idea in a month.

#include "validation/plays.hpp"

namespace fundsim::validation {

inline Distribution normal_value(double mean, double deviation) {
    return {.shape = Shape::normal, .parameters = {mean, deviation}};
}

//! `ideas` of a month each and `teams` to do them; values as given, one idea a team, textbook noise
//! (case_scaling 0), no decay. Models: 0 projects, 1 standing teams.
inline Scenario one_month(int ideas, int teams, Distribution value) {
    Scenario s = plain::scenario();
    s.organisation.horizon_months = 1;
    s.organisation.budget_per_year = 960.0 * teams;
    s.organisation.max_teams = 1;
    s.opportunities.initial_backlog = ideas;
    s.opportunities.effort = plain::constant(8);
    s.opportunities.value_per_year = std::move(value);
    s.opportunities.case_scaling = 0;
    return s;
}

//! Present value of what a delivered idea of 1 a year brings there, per model.
inline double income_of_one(Scenario s, std::size_t model) {
    s.opportunities.initial_backlog = 1;
    s.opportunities.value_per_year = plain::constant(1);
    s.opportunities.sigma_case = 0;
    return plain::play_one(s, model).pv_income;
}

}  // namespace fundsim::validation
