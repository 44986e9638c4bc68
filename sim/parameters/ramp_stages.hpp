#pragma once
// The stages in which interventions take hold: what has to hold of levers, has to hold in each of them.

#include <string>
#include <vector>

#include "engine/scenario.hpp"

namespace fundsim {

//! Months.
struct RampStage {
    double from, until;  //!< until +inf: the last stage, in which everything has taken hold
};

//! The stages of a model, both sides of a transition together; the last one first, as it matters most.
std::vector<RampStage> ramp_stages(const FundingModel& model);

//! The levers of one side of it that are in force in a stage.
const Levers& levers_in(const RampStage& stage, const Levers& settled, const std::vector<LeversUntil>& ramp);

//! " in months 3 to 6"; nothing for the last stage.
std::string when_text(const RampStage& stage);

}  // namespace fundsim
