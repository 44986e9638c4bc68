#pragma once
// Sentences about models, whose names are the user's.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/scenario.hpp"
#include "ensemble/summary.hpp"

namespace fundsim {

//! "come" or "comes": by the last letters of the name's noun, as an English reader would take it.
std::string agreeing(std::string_view name, std::string_view plural, std::string_view singular);

//! The first line of everything that is said of a scenario: "My scenario: WHAT, 10,000 simulated futures
//! (seed 1), money in kEUR". `each`: what follows the futures, " at each value".
std::string headline(const Scenario& scenario, const std::string& what, std::uint64_t futures,
                     std::uint64_t seed, std::string_view each = {});

//! "a, b and c".
std::string all_of(const std::vector<std::string>& words);

//! Model `a` against model `b`, whichever way round the summary has them.
struct Duel {
    Estimate difference;  //!< NPV of a less NPV of b, currency
    Estimate ahead;       //!< share of futures in which a is ahead
    double ties;          //!< share of futures with equal NPV
};
Duel duel(const Summary& summary, std::size_t a, std::size_t b);

//! Models that come out like this one in every future, itself included, in the scenario's order.
std::vector<std::size_t> level_with(const Summary& summary, std::size_t model);

//! "A", "A and B", "A and 4 others".
std::string names_of(const Summary& summary, const std::vector<std::size_t>& models);
//! The verb that agrees with names_of().
std::string agreeing(const Summary& summary, const std::vector<std::size_t>& models, std::string_view plural,
                     std::string_view singular);

//! Models by their mean NPV, the highest first; level ones together and in the scenario's order.
std::vector<std::size_t> ranking(const Summary& summary);

//! Whether the interval lies on one side of 0.
bool is_clear(const Estimate& difference);

}  // namespace fundsim
