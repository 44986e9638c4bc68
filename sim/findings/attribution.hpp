#pragma once
// Which levers cause the gap between two models, as data: sentences, a table with its waterfall, JSON.

#include <nlohmann/json.hpp>
#include <string>

#include "engine/scenario.hpp"
#include "findings/table.hpp"
#include "studies/attribution.hpp"

namespace fundsim {

//! What a glance takes in.
struct AttributionFinding {
    std::string title;    //!< scenario, pair, futures
    std::string verdict;  //!< the gap, and the groups that bring most of it
    std::string against;  //!< groups that take from it; empty where none clearly does
    std::string interplay;
    Table shares;     //!< rows are groups, in the order of the parameter table
    std::string how;  //!< how shares are counted
};
AttributionFinding finding_of(const Scenario& scenario, std::uint64_t seed, const Attribution& attribution);

//! "from", "to", "gap", "levers": as other programs rely on.
nlohmann::ordered_json attribution_json(const Scenario& scenario, const Attribution& attribution);

}  // namespace fundsim
