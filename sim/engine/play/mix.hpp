#pragma once

#include <vector>

#include "engine/scenario.hpp"

namespace fundsim {

//! The levers of a model in force just before a month.
const Levers& levers_before(const FundingModel& model, double month);

//! Months at which stages of either ramp end, increasing.
std::vector<double> stage_ends(const FundingModel& a, const FundingModel& b);

//! The hybrid that takes its funding levers from one model and its practice levers from another.
Levers mix_levers(const Levers& funding, const Levers& practice);

//! The same for whole models without a transition. Ramps are mixed date by date; the bills of interventions,
//! most of which change practices, come with the practices.
FundingModel mix_models(const FundingModel& funding, const FundingModel& practice);

}  // namespace fundsim
