#pragma once
// What changes are worth, against their prices, as data: sentences, tables, JSON.

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/scenario.hpp"
#include "findings/table.hpp"
#include "studies/interventions.hpp"

namespace fundsim {

struct InterventionFinding {
    std::string title;                    //!< scenario, model, futures
    std::string verdict;                  //!< what brings most, or that nothing is worth its price
    Table worths;                         //!< rows are interventions, what is left after its price first
    Table order;                          //!< rows are steps; none where there is no order
    std::string stop;                     //!< why the order ends; may be empty
    std::vector<std::string> not_played;  //!< what was left out, by the reason
    std::string how;                      //!< what the figures mean
    std::string choice;                   //!< how the best are chosen
};
InterventionFinding finding_of(const Scenario& scenario, std::uint64_t seed, const InterventionStudy& study);

//! "model", "interventions", "best", "best_order": as other programs rely on.
nlohmann::ordered_json interventions_json(const Scenario& scenario, const InterventionStudy& study);

}  // namespace fundsim
