#pragma once
// Plays what an attribution needs: in every world all models between two (or those of one random order), so
// that what each group of levers contributes is paired.

#include <functional>
#include <optional>
#include <string>

#include "engine/prepared.hpp"
#include "execution/sampling.hpp"
#include "studies/attribution.hpp"

namespace fundsim {

struct AttributionOptions {
    std::uint64_t seed = 1;
    //! Stop when the Shapley share of every group is known to within so much, half of a 95 % interval:
    //! currency. 0: to within `until_share` of the gap.
    double until = 0;
    double until_share = 0.04;
    bool exact = true;  //!< all coalitions; at most `most_exact_players` groups then
    std::optional<double> expected_potential = {};
    SamplingOptions sampling = {};
};

struct Attributed {
    Attribution attribution;
    Ending ending = Ending::complete;
    std::string fault = {};
};

//! The gap between two models of a scenario without a transition. With 0 replications nothing else has
//! meaning.
Attributed attribute(const Prepared& prepared, std::size_t from, std::size_t to,
                     const AttributionOptions& options);

}  // namespace fundsim
