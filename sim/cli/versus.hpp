#pragma once
// fundsim run --versus: what other values of parameters change.

#include "cli/loading.hpp"
#include "cli/reply.hpp"
#include "cli/run_facts.hpp"
#include "cli/run_request.hpp"
#include "cli/terminal.hpp"
#include "ensemble/summary.hpp"

namespace fundsim {

Reply play_versus(const RunRequest& request, const Loaded& before, const Terminal& terminal);

// `both`: the models without the change, then those with it.

std::string versus_text(const Scenario& scenario, const Summary& both, const RunFacts& facts,
                        const Terminal& terminal);
std::string versus_json(const Scenario& scenario, const Summary& both, const RunFacts& facts,
                        const std::string& changed_sha256);

}  // namespace fundsim
