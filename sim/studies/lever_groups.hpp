#pragma once
// Groups of levers in which two funding models differ, and the models between the two.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/scenario.hpp"
#include "parameters/parameter.hpp"

namespace fundsim {

//! Levers that belong together: cadence, scope, ...; without levers: what interventions cost.
struct LeverGroup {
    std::string name;
    std::vector<const Parameter*> levers = {};  //!< in which the two models differ, at any time
};

//! The group of what interventions cost.
inline constexpr const char* bills_group = "interventions' cost";

//! The groups in which two models without a transition differ, in the order of the parameter table.
std::vector<LeverGroup> differing_groups(const FundingModel& from, const FundingModel& to);

//! `from` with the groups whose bit is set in `taken` (bit 0: the first) as `to` has them. Levers that take
//! hold over a ramp are taken date by date. All bits: plays as `to` does.
FundingModel between(const FundingModel& from, const FundingModel& to, std::span<const LeverGroup> groups,
                     std::uint64_t taken);

}  // namespace fundsim
