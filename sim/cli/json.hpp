#pragma once
// Results for other programs: the same numbers as on screen, each mean with its interval.

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "cli/run_facts.hpp"
#include "engine/scenario.hpp"
#include "engine/simulation.hpp"
#include "ensemble/fairness.hpp"
#include "ensemble/summary.hpp"
#include "findings/trace_part.hpp"

namespace fundsim {

//! One JSON object, indented, ends in a newline. What is not finite is null. `initiatives`: with every listed
//! one. `equal_outlay`: the contest at equal outlay, where it was asked for.
std::string run_json(const Scenario& scenario, const Summary& summary, const Fairness& fairness,
                     const RunFacts& facts, bool initiatives = false,
                     const std::optional<nlohmann::ordered_json>& equal_outlay = {});

//! One world and what each model did in it.
std::string trace_json(const Scenario& scenario, const RunFacts& facts, std::uint64_t seed,
                       std::uint64_t replication, const Trace& trace, const TracePart& part);

}  // namespace fundsim
