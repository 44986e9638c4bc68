#pragma once
// Interventions that compete for being the best, with doing nothing among them, and what has been played of
// each.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "execution/alternatives.hpp"
#include "execution/interventions.hpp"
#include "studies/selection.hpp"

namespace fundsim {

//! One intervention, alone on top of what is applied.
struct Contender {
    Intervention intervention;
    Alternative for_nothing, paid;  //!< the model with it, without and with its price
    std::array<Comoments, worth_figures> sums = {};
    bool given_up = false;  //!< it is not among the best
};

struct Contenders {
    Alternative base;  //!< the model without any of them
    std::vector<Contender> each;
    std::vector<Observations> observed;  //!< means of batches: of each what is left after its price, then of
                                         //!< doing nothing, which is 0
};

//! Those that can act on the one model of a scenario in which `applied` stay in place; of the others the
//! study is told why not. `fault` where even without them nothing can be played.
Contenders contenders_of(const Scenario& one_model, std::span<const Intervention> applied,
                         std::span<const Intervention> tried, InterventionStudy& study, std::string& fault);

//! Selects the best, then the best of the others and so on, until doing nothing is best, all are found or
//! replications are used up. Selections after the first begin again with the first observation and need new
//! ones only of those who had stopped: each is one of its own on the same worlds, and each may go wrong with
//! its share of the error (Bonferroni). How the playing ended; figures are with the contenders. Progress
//! counts a future once for every intervention that is played in it; `later`: what will be played afterwards.
Sample select_best(Contenders& contenders, const InterventionOptions& options, std::uint64_t later,
                   InterventionStudy& study);

}  // namespace fundsim
