#pragma once
// What it costs to move from one model to another, and when the move has paid for itself.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/scenario.hpp"
#include "ensemble/summary.hpp"

namespace fundsim {

//! A model with a transition against the listed model that it starts from, by the mean cumulative net cash of
//! the same futures, undiscounted, until the horizon. Months are counted from 1; a month means its end.
struct Crossing {
    std::size_t model, from;
    double worst;                      //!< most that it is behind, currency, >= 0
    std::size_t worst_month;           //!< when that is; 0: never behind
    std::optional<std::size_t> ahead;  //!< the month from which it stays ahead
    double at_the_end;                 //!< by how much it is ahead at the horizon, currency
};

//! The listed model whose levers a transition starts from; nothing where there is none.
std::optional<std::size_t> start_of(const Scenario& scenario, std::size_t model);

//! Whether any model's transition can be told, for which monthly flows have to be recorded.
bool has_crossings(const Scenario& scenario);

//! Empty without monthly flows.
std::vector<Crossing> crossings(const Scenario& scenario, const Summary& summary);

//! "Start small against Annual projects: behind by 300 kEUR at worst, in month 18; overtakes in month 26 ..."
std::string crossing_sentence(const Crossing& crossing, const Scenario& scenario, const Summary& summary);

}  // namespace fundsim
