#pragma once
// What Sobol's indices tell, as data: sentences, a table of assumptions, JSON.

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "engine/scenario.hpp"
#include "findings/table.hpp"
#include "studies/decomposition.hpp"

namespace fundsim {

struct DecompositionFinding {
    std::string title;       //!< scenario, pair, rows
    std::string verdict;     //!< what the average gap hangs on most
    std::string spread;      //!< how far it moves in all, what is luck, what is interplay
    Table indices;           //!< rows are assumptions, the largest total index first
    std::string unplayable;  //!< rows that could not be played, and why; may be empty
    std::string how;         //!< what was drawn, and what the figures mean
};
DecompositionFinding finding_of(const Scenario& scenario, std::uint64_t seed, const Decomposition& found);

nlohmann::ordered_json decomposition_json(const Scenario& scenario, const Decomposition& found);

}  // namespace fundsim
