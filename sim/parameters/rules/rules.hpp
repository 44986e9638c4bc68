#pragma once
// The rules of violations.hpp, a subject each, for violations.cpp. What a scenario has to give and
// does not is NaN, and breaks none of the rules between values.

#include <span>
#include <vector>

#include "engine/scenario.hpp"
#include "parameters/intervention.hpp"
#include "parameters/violation.hpp"

namespace fundsim::rules {

//! Months that the median opportunity may keep its teams busy.
inline constexpr double longest_plan = 1200;

// Single values.
std::vector<Violation> values_of(const Organisation& organisation);
std::vector<Violation> values_of(const Opportunities& opportunities);
std::vector<Violation> values_of(const FundingModel& model, std::size_t number);
std::vector<Violation> listed_figures(const Opportunities& opportunities);
std::vector<Violation> models(const Scenario& scenario);

// What has to hold between values.
std::vector<Violation> time(const Organisation& organisation);
std::vector<Violation> team_cost(const Scenario& scenario);
std::vector<Violation> opportunities(const Scenario& scenario);
std::vector<Violation> planning(const FundingModel& model, std::size_t number);
std::vector<Violation> transition(const FundingModel& model, std::size_t number);

// What is too large or too small to be played.
std::vector<Violation> number_of_teams(const Scenario& scenario);
std::vector<Violation> number_of_opportunities(const Scenario& scenario);
std::vector<Violation> length_of_plans(const Scenario& scenario);
std::vector<Violation> number_of_dependencies(const Scenario& scenario);
std::vector<Violation> kept_flows(const Scenario& scenario);
std::vector<Violation> number_of_looks(const Scenario& scenario);
std::vector<Violation> stages_of_ramps(const Scenario& scenario);
std::vector<Violation> number_of_experiments(const Organisation& organisation, const FundingModel& model,
                                             std::size_t number);

// What interventions made of a scenario to which they have been applied.
std::vector<Violation> intervened(std::span<const Intervention> interventions, const Scenario& scenario);

}  // namespace fundsim::rules
