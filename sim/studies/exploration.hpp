#pragma once
// All that one sample of drawn assumptions tells: how sure the verdict is, what matters, what is worth
// knowing, when the verdict turns.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/statistics/estimate.hpp"
#include "studies/boxes.hpp"
#include "studies/draws.hpp"
#include "studies/factors.hpp"
#include "studies/information.hpp"
#include "studies/jansen.hpp"
#include "studies/sample_information.hpp"

namespace fundsim {

//! What one factor means.
struct FactorFinding {
    Estimate first_order;  //!< share of what the assumptions move that it moves alone
    Information known;     //!< if it alone were known
};

//! Some factors together: those of one part of a scenario.
struct GroupFinding {
    std::string name;
    std::size_t factors;
    Information known;
};

//! What the assumptions that matter most move in all, alone and in interplay with others: Sobol's total
//! indices (jansen.hpp), from rows of their own.
struct Totals {
    std::vector<FactorGroup> groups = {};  //!< one factor each; where there are more, all others as the last
    bool rest = false;                     //!< there are
    std::uint64_t rows = 0;                //!< that tell them
    std::vector<Estimate> shares = {};     //!< of each group; NaN where the assumptions may move nothing
    std::uint64_t unplayable = 0;          //!< rows that could not be played
};
//! The group of a factor that is told apart; nothing for the others.
std::optional<std::size_t> group_of(const Totals& totals, std::size_t factor);

struct Exploration {
    std::size_t a, b;  //!< models of the scenario; the gap is NPV of a less NPV of b
    std::vector<Factor> factors;
    std::uint64_t draws = 0;          //!< that could be played
    std::uint64_t unplayable = 0;     //!< and those that could not
    std::string why_unplayable = {};  //!< the first of them
    Estimate as_it_stands{};  //!< share of futures in which a is ahead, with the scenario's own values
    std::uint64_t futures_as_it_stands = 0;
    Estimate ahead{};                 //!< the same over the plausible range of all assumptions
    Estimate ahead_doubled{};         //!< ... with the ranges of what has no source doubled
    std::uint64_t draws_doubled = 0;  //!< 0: no range is doubled
    Estimate gap{};                   //!< mean over all draws, currency
    VarianceParts variance{};
    Estimate luck{};                           //!< share of the variance of gaps
    Information all{};                         //!< if all factors were known
    std::vector<FactorFinding> findings = {};  //!< of each factor
    std::vector<GroupFinding> groups = {};     //!< of parts of the scenario, where there are several
    std::vector<std::size_t> by_importance =
        {};                  //!< places of the factors, the largest first-order index first
    std::size_t behind = 0;  //!< the model that is ahead less often, for whom boxes are looked for
    std::vector<Box> boxes = {};
    Totals totals{};                      //!< of those with the largest first-order indices
    std::vector<PilotWorth> pilots = {};  //!< those that were asked for, in that order
};

//! Fills in what follows from the draws. `out.factors`, a and b are there already.
void conclude(const Draws& draws, std::uint64_t seed, Exploration& out);

}  // namespace fundsim
