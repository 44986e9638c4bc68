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

//! "0.2 per year": a value with its unit, which may be empty.
std::string value_with_unit(double value, const std::string& unit);
//! Where the models tie, in words: "0.112 (0.10 to 0.12) per year", "between 3 and 4" where no more is known.
std::vector<std::string> ties_in_words(const Breakeven& found, const std::string& unit);

//! "ties", "profile", "left_out".
nlohmann::ordered_json along_json(const Breakeven& found);
//! Those with "vary" before them: as other programs rely on.
nlohmann::ordered_json breakeven_json(const Scenario& scenario, const BreakevenOf& what,
                                      const Breakeven& found);

}  // namespace fundsim
