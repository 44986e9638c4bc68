#pragma once
// What every kind of run is given and says of itself.

#include "cli/loading.hpp"
#include "cli/run_facts.hpp"
#include "cli/run_request.hpp"
#include "ensemble/run.hpp"

namespace fundsim {

RunFacts facts_of(const RunRequest& request, const Loaded& loaded);

//! Options of a run that records nothing and stops at a signal.
RunOptions plain_options(const RunRequest& request);

}  // namespace fundsim
