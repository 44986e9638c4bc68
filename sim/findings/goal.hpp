#pragma once
// The least change that reaches a goal, as data: sentences, tables, JSON.

#include <cstdint>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <vector>

#include "engine/scenario.hpp"
#include "findings/table.hpp"
#include "studies/goal.hpp"

namespace fundsim {

//! What was searched, and what was played.
struct GoalOf {
    std::size_t model;                   //!< of the scenario
    std::vector<std::string> addresses;  //!< of the levers
    std::vector<GoalLever> levers;
    Goal goal;
    std::uint64_t replications, seed;
};

//! What came out. `again`: chances in other futures of how things stand, of each lever's best point and of
//! the best; empty where the search was interrupted before.
struct GoalFound {
    const GoalSearch& search;
    std::span<const GoalChance> again;
    std::span<const UnplayedPoint> left_out;
};

struct GoalFinding {
    std::string title;               //!< scenario, model, futures
    std::string verdict;             //!< how things stand, and the least change
    std::vector<std::string> alone;  //!< what each lever would do alone, where there are several
    std::string lacking;             //!< of a figure that no future has; empty otherwise
    Table answers;                   //!< how things stand, the least change, each lever alone
    Table grid;                      //!< one lever: chances along it; two: a map; otherwise without rows
    std::vector<std::string> left_out;
    std::string how;  //!< how it was searched, and how the tables read
};
GoalFinding finding_of(const Scenario& scenario, const GoalOf& what, const GoalFound& found);

//! "npv above 10,000 kEUR and payback below 48 months".
std::string goal_in_words(const Goal& goal, const std::string& currency);

nlohmann::ordered_json goal_json(const Scenario& scenario, const GoalOf& what, const GoalFound& found);

}  // namespace fundsim
