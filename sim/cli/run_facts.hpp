#pragma once
// What is known about a run besides its results.

#include <string>
#include <vector>

#include "scenario/faults.hpp"
#include "scenario/list_report.hpp"

namespace fundsim {

struct RunFacts {
    std::string scenario_file = {};    //!< as the user wrote it
    std::string scenario_sha256 = {};  //!< of the scenario with everything written out, in hexadecimal
    std::string program_version = {};
    std::string git_sha = {};
    std::vector<std::string> overrides = {};  //!< KEY=VALUE of --set, as typed
    std::vector<std::string> versus = {};     //!< KEY=VALUE of --versus, as typed
    std::vector<std::string> with = {};       //!< interventions that are applied
    ListReport list = {};                     //!< what became of a listed portfolio
    std::string output_file = {};             //!< empty: none
    double wall_seconds = 0;
    std::vector<Fault> warnings = {};  //!< of the scenario
};

//! "Changed: organisation.discount_rate=0.1; with outcome_data and clear_mandate."; empty when nothing is.
std::string changes_text(const RunFacts& facts);

//! Which program played which scenario: "fundsim 1.2.3, scenario 8a6bf57e1c21 (scenarios/baseline.toml)".
std::string origin_text(const RunFacts& facts);

}  // namespace fundsim
