#pragma once
// Reads a results file back: the summary with the bits that the run's screen had.

#include <string>

#include "engine/scenario.hpp"
#include "ensemble/summary.hpp"

namespace fundsim {

//! What a results file holds besides the figures of each replication.
struct StoredResults {
    Scenario scenario;
    Summary summary;  //!< without contrasts, which are not stored
    std::string scenario_toml;
    std::string scenario_sha256;
    std::string program_version;
    std::string git_sha;
    std::string command;
    std::string created_utc;
    std::string fault;  //!< empty: all is well
};

//! Faults: no results file of fundsim, one of a newer version, something missing in it.
StoredResults read_results(const std::string& path);

}  // namespace fundsim
