#pragma once
// What pilots would be worth before they are run, as data.

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/scenario.hpp"
#include "findings/table.hpp"
#include "studies/exploration.hpp"

namespace fundsim {

struct PilotFinding {
    std::vector<std::string> worth;  //!< a sentence for each pilot, and what they say together
    Table table;                     //!< the pilots beside each other; no rows where there is only one
    std::string how;                 //!< what is played and looked at, and what is taken for granted
};
//! Of an exploration with pilots; all empty where there are none.
PilotFinding pilots_of(const Scenario& scenario, const Exploration& found);

nlohmann::ordered_json pilots_json(const Exploration& found);

}  // namespace fundsim
