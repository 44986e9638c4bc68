#pragma once
// What an intervention may change and cost, before it is applied.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/scenario.hpp"
#include "parameters/intervention.hpp"
#include "parameters/violation.hpp"

namespace fundsim {

//! Why no intervention can change in these models what stands at an address; empty when one can. `written`
//! is the address as its author wrote it.
std::string why_not_changed(const Address& address, std::string_view written,
                            std::span<const FundingModel> models);

//! Whether a change may multiply or bound its value, as it may a number's.
bool can_be_reckoned(const Parameter& parameter);

//! What is wrong with a price or a ramp of an intervention, by its key in a scenario; empty when nothing is.
std::string price_fault(std::string_view key, double value);

//! All of that in interventions that are to be applied to these models.
std::vector<Violation> intervention_violations(std::span<const Intervention> interventions,
                                               std::span<const FundingModel> models);

}  // namespace fundsim
