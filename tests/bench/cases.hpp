#pragma once
// What is measured: the shipped baseline scenario, with other models or made larger.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/play/workspace.hpp"
#include "engine/prepared.hpp"
#include "engine/scenario.hpp"

namespace fundsim::bench {

//! The baseline scenario as shipped; ends the program where it cannot be read.
Scenario baseline();
std::string baseline_path();

//! The baseline's world with presets as its models.
Scenario baseline_with(const std::vector<std::string>& presets);

//! The two models of the ratio to the floor.
Scenario baseline_pair();

//! Ends the program with the fault where a scenario has no solution.
std::shared_ptr<const Prepared> prepared_for(const Scenario& scenario);

//! One replication with the scenario's own models, without the hybrids of the 2x2. Returns the sum of NPVs.
double play_listed(const Prepared& prepared, std::uint64_t replication, Workspace& workspace);

//! A call that plays replications 0 .. count - 1 of a scenario's own models.
std::function<void()> listed_player(const Scenario& scenario, std::uint64_t count);

}  // namespace fundsim::bench
