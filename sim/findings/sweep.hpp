#pragma once
// What a sweep comes to, as data: sentences, a table of models, a map of a grid, JSON.

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "engine/scenario.hpp"
#include "findings/table.hpp"
#include "studies/sweep.hpp"

namespace fundsim {

//! What was swept, and how far it came.
struct SweepOf {
    const SweepDesign& design;
    const std::vector<std::optional<SweptCell>>& cells;
    std::uint64_t seed;
    std::string title = {};           //!< of the study; empty: none
    std::string why_unplayable = {};  //!< of the first cell that cannot be played
};

struct SweepFinding {
    std::string title;       //!< scenario, cells
    std::string verdict;     //!< who brings most where, and the robust choice
    std::string gap;         //!< of the last model against the first; empty with one model
    Table models;            //!< over all cells
    std::string map_title;   //!< what the map shows; empty without one
    Table map;               //!< the gap over a grid of one or two parameters; no rows otherwise
    std::string unplayable;  //!< may be empty
    std::string how;         //!< what the words mean
};
//! `scenario.models`: those that were swept. At least one cell has been played.
SweepFinding finding_of(const Scenario& scenario, const SweepOf& sweep);

nlohmann::ordered_json sweep_json(const Scenario& scenario, const SweepOf& sweep);

//! "organisation.areas 6, model.scope adaptive".
std::string cell_text(const SweepDesign& design, std::size_t cell);

}  // namespace fundsim
