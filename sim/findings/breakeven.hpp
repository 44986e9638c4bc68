#pragma once
// Where two models tie, as data: sentences, a table of the profile, JSON.

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/scenario.hpp"
#include "findings/table.hpp"
#include "studies/breakeven.hpp"

namespace fundsim {

//! What a profile is about: gap = NPV of a less NPV of b.
struct BreakevenOf {
    std::size_t a, b;     //!< models of the scenario
    std::string address;  //!< of what is varied
    std::string unit;     //!< may be empty
    std::uint64_t replications, seed;
};

struct BreakevenFinding {
    std::string title;    //!< scenario, pair, futures
    std::string verdict;  //!< where they tie, and who is ahead on which side
    Table profile;        //!< rows are values
    std::vector<std::string> left_out;
};
BreakevenFinding finding_of(const Scenario& scenario, const BreakevenOf& what, const Breakeven& found);

//! "vary", "ties", "profile": as other programs rely on.
nlohmann::ordered_json breakeven_json(const Scenario& scenario, const BreakevenOf& what,
                                      const Breakeven& found);

}  // namespace fundsim
