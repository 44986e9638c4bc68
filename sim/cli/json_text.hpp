#pragma once
// What all JSON of this layer begins with.

#include <nlohmann/json.hpp>

#include "cli/run_facts.hpp"
#include "engine/scenario.hpp"

namespace fundsim {

//! What every object of a scenario begins with: where it comes from.
inline nlohmann::ordered_json origin_of(const Scenario& scenario, const RunFacts& facts) {
    return {{"scenario", facts.scenario_file},
            {"scenario_sha256", facts.scenario_sha256},
            {"program_version", facts.program_version},
            {"git_sha", facts.git_sha},
            {"title", scenario.title},
            {"point", scenario.point},
            {"currency", scenario.currency},
            {"overrides", facts.overrides},
            {"with", facts.with}};
}

}  // namespace fundsim
