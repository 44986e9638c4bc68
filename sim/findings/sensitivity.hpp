#pragma once
// What each assumption alone moves, as data: sentences, a table with its tornado, JSON.

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/scenario.hpp"
#include "findings/table.hpp"
#include "studies/tornado.hpp"

namespace fundsim {

struct TornadoFinding {
    std::string title;                    //!< scenario, pair, futures
    std::string verdict;                  //!< the gap, and whether an assumption turns it
    std::string drivers;                  //!< what moves it most
    Table swings;                         //!< rows are assumptions, the largest swing first
    std::string rest;                     //!< how many more there are; empty where all are shown
    std::vector<std::string> unplayable;  //!< ranges that could not be played, and why
    std::string how;                      //!< what was varied, and what was not
};
//! `most`: rows shown.
TornadoFinding finding_of(const Scenario& scenario, std::uint64_t seed, const Tornado& tornado,
                          std::size_t most);

nlohmann::ordered_json tornado_json(const Scenario& scenario, const Tornado& tornado);

}  // namespace fundsim
