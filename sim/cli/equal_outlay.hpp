#pragma once
// The contest at equal outlay: what `run --equal-outlay` adds.

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "cli/reply.hpp"
#include "cli/run_facts.hpp"
#include "cli/run_request.hpp"
#include "cli/terminal.hpp"
#include "engine/scenario.hpp"
#include "ensemble/summary.hpp"

namespace fundsim {

//! A block for the screen, and the same for programs: null where there was no time for it. Both empty where
//! it was not asked for.
struct EqualOutlayTold {
    std::string text = {};
    std::optional<nlohmann::ordered_json> json = {};
};
//! Plays it after a run that came to `summary`, in as many futures. Where it is interrupted or fails, the
//! reply says so.
EqualOutlayTold equal_outlay_told(const RunRequest& request, const Scenario& scenario, const Summary& summary,
                                  const RunFacts& facts, const Terminal& terminal, Reply& reply);

}  // namespace fundsim
