#pragma once
// How all JSON of this layer is written.

#include <nlohmann/json.hpp>
#include <string>

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

//! Indented, ends in a newline. All that is not ASCII is escaped, so that no name in it steers a terminal;
//! bytes that are no UTF-8, which paths may hold, become U+FFFD.
inline std::string text_of(const nlohmann::ordered_json& object) {
    return object.dump(2, ' ', true, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace fundsim
