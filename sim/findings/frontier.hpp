#pragma once
// Where two models tie as two parameters move, as data: sentences, a table with its map, JSON.

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/scenario.hpp"
#include "findings/table.hpp"
#include "studies/frontier.hpp"

namespace fundsim {

struct MovedParameter {
    std::string address;
    std::string unit;  //!< may be empty
};

//! What a frontier is about: gap = NPV of a less NPV of b.
struct FrontierOf {
    std::size_t a, b;  //!< models of the scenario
    MovedParameter along, across;
    std::uint64_t replications, seed;
};

struct FrontierFinding {
    std::string title;    //!< scenario, pair, futures
    std::string verdict;  //!< where the line runs, and who is ahead on which side
    Table rows;           //!< values of the second parameter: ties along the first, and a map
    std::vector<std::string> left_out;
    std::string how;  //!< how the map reads
};
FrontierFinding finding_of(const Scenario& scenario, const FrontierOf& what, const Frontier& found);

//! "vary", "frontier": as other programs rely on.
nlohmann::ordered_json frontier_json(const Scenario& scenario, const FrontierOf& what, const Frontier& found);

}  // namespace fundsim
