#pragma once
// How fast teams work: familiarity F (people with each other) and knowledge K (of the area), both in [0, 1].

#include "engine/scenario.hpp"

namespace fundsim {

//! Teams that the budget pays, also fractions: budget * (1 - overhead) / (12 * team_size *
//! person_month_cost).
double slots_of(const Organisation& organisation, double overhead);

//! Mean dependencies of an initiative: d = d_0 * (1 + gamma * (teams - 1)), d_0 = `alone`, gamma = `growth`.
double mean_dependencies(const Organisation& organisation, double alone, double growth);

//! Planned effort of the median opportunity: of the distribution, or of a list that is all there is.
double median_effort(const Opportunities& opportunities);

//! Long-run level of F or K: gained at 1/tau, lost at `attrition` a year: 1 / (1 + attrition*tau/12).
double learned_in_the_long_run(double tau_months, double attrition_per_year);

//! Rate at which F or K approaches that level, per month.
double learning_rate(double tau_months, double attrition_per_year);

//! (1 - lambda_F (1-F)) (1 - lambda_K (1-K)).
double learned_productivity(double lambda_f, double lambda_k, double f, double k);

//! Teams an initiative of planned effort W holds: clamp(ceil(W / (people * target duration)), 1, max_teams).
double teams_for(const Organisation& organisation, double effort);

//! Months for which planned effort keeps these teams busy.
double planned_months(const Organisation& organisation, double effort);

//! lambda = lambda_F = lambda_K such that a mature team does median work at `stable_team_cost` of the cost of
//! a new one. Negative where no root in [0, 0.9] exists.
double loss_of_new_teams(const Organisation& organisation, double median_effort);

//! pi_ref: mean productivity of a new team under `reference` on median work, dependency waits included, as
//! the engine's own steps give it.
double reference_productivity(const Organisation& organisation, const Levers& reference, double lambda_f,
                              double lambda_k, double median_effort, double mean_dependency_wait);

}  // namespace fundsim
