#pragma once
// How fast teams work: familiarity F (people with each other) and knowledge K (of the area), both in [0, 1].

#include <vector>

#include "engine/scenario.hpp"

namespace fundsim {

//! Mean number of other teams that an initiative depends on.
struct Dependencies {
    double on_neighbours;  //!< d_0 * (1 + gamma * ln(max(1, teams))): not on everybody
    double for_skills;  //!< on those who have the skills that a team is too small to hold: the more often the
                        //!< fewer people it has. No autonomy removes them
    double all() const { return on_neighbours + for_skills; }
};
Dependencies mean_dependencies(const Organisation& organisation, const Opportunities& opportunities);

//! Productivity per person of a team of this size, relative to one of eight: every further person adds
//! communication (Brooks 1975).
double small_team_productivity(const Organisation& organisation);

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

//! A new team of the shipped preset `project` that starts to work: what published overruns were measured on.
struct ReferenceTeam {
    double base;                       //!< productivity when nothing is left to learn
    double wait;                       //!< months that late dependencies take on average
    double step;                       //!< months
    std::vector<double> productivity;  //!< of a step, from the first on; the last one stays
    std::vector<double> done;          //!< months of a mature team done before a step
};

ReferenceTeam make_reference_team(const Organisation& organisation, const Levers& reference, double lambda_f,
                                  double lambda_k, double mean_dependency_wait);

//! pi_ref(W): mean productivity of the teams that planned effort W (person-months) asks for over its planned
//! months, dependency waits included.
double reference_productivity(const ReferenceTeam& team, const Organisation& organisation, double effort);

}  // namespace fundsim
