#pragma once
// What an exploration tells, as data: sentences, a table of assumptions, JSON.

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/scenario.hpp"
#include "findings/pilots.hpp"
#include "findings/table.hpp"
#include "studies/exploration.hpp"

namespace fundsim {

struct ExplorationFinding {
    std::string title;               //!< scenario, pair, draws
    std::string verdict;             //!< how often who is ahead: as it stands, over all assumptions, doubled
    std::string spread;              //!< luck and assumptions
    std::string drivers;             //!< what matters most
    Table factors;                   //!< rows are assumptions, the most important first
    std::string rest;                //!< how many more there are; empty where all are shown
    std::string research;            //!< what knowing is worth
    std::vector<std::string> turns;  //!< where the verdict turns; one that says so where it does nowhere
    PilotFinding pilots;             //!< what pilots would be worth; empty where none is asked for
    std::string unplayable;          //!< draws that could not be played, and why; may be empty
    std::string how;                 //!< what was drawn, and what the figures mean
};
//! `most`: rows shown.
ExplorationFinding finding_of(const Scenario& scenario, std::uint64_t seed, const Exploration& found,
                              std::size_t most);

nlohmann::ordered_json exploration_json(const Scenario& scenario, const Exploration& found);

}  // namespace fundsim
