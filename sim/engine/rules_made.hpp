#pragma once
// The rules that a model plays by, worked out from its levers once for all futures.

#include "engine/prepared.hpp"

namespace fundsim {

//! Of a model in an organisation whose tables are made already. `known`: another scenario that is prepared,
//! or null, from whose rules is taken what would come out the same.
Rules make_rules(const Prepared& p, const FundingModel& model, const Prepared* known = nullptr);

}  // namespace fundsim
