#pragma once
// Results for other programs: the same numbers as on screen, each mean with its interval.

#include <string>

#include "engine/scenario.hpp"
#include "engine/simulation.hpp"
#include "ensemble/fairness.hpp"
#include "ensemble/summary.hpp"
#include "scenario/list_report.hpp"

namespace fundsim {

//! What is known about a run besides its results.
struct RunFacts {
    std::string scenario_file;  //!< as the user wrote it
    std::string output_file;    //!< empty: none
    ListReport list;
    std::vector<std::string> with;  //!< interventions that are applied
    double wall_seconds = 0;
};

//! One JSON object, indented, ends in a newline. What is not finite is null.
std::string run_json(const Scenario& scenario, const Summary& summary, const Fairness& fairness,
                     const RunFacts& facts);

//! One world and what each model did in it.
std::string trace_json(const Scenario& scenario, const std::string& scenario_file, std::uint64_t seed,
                       std::uint64_t replication, const Trace& trace);

}  // namespace fundsim
