#pragma once
// From a scenario's path to something that can be played, or the reply that says why not.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/reply.hpp"
#include "engine/simulation.hpp"
#include "scenario/scenario_file.hpp"

namespace fundsim {

struct Loaded {
    ReadResult read;
    std::shared_ptr<const Prepared> prepared;  //!< null when it cannot be played
    std::string faults;                        //!< one a line; empty when all is well
    std::string warnings;                      //!< one a line; of a scenario that can be played
    ExitCode code = ExitCode::done;
};

//! Reads, checks and prepares a scenario with the values of --set and --versus and the interventions of
//! --with. `known`: a scenario that is prepared already and shares its tables, or null.
Loaded load(const std::string& path, const std::vector<std::string>& settings,
            const std::vector<std::string>& interventions = {}, const std::vector<std::string>& versus = {},
            const Prepared* known = nullptr, Uncertainty uncertainty = Uncertainty::refused);

//! The one scenario that a command takes, or what is wrong with what was given instead.
struct ScenarioArgument {
    std::string path;
    std::string fault;
};
ScenarioArgument scenario_argument(const std::vector<std::string>& arguments);

}  // namespace fundsim
