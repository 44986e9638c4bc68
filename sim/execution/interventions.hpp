#pragma once
// Plays what a study of interventions needs: each alone in the same worlds, those without hope given up
// early, then the best ones together.

#include <cstdint>
#include <span>
#include <string>

#include "engine/scenario.hpp"
#include "execution/sampling.hpp"
#include "studies/interventions.hpp"

namespace fundsim {

struct InterventionOptions {
    std::uint64_t seed = 1;
    double zone = 0;  //!< currency, above 0: smaller differences do not matter
    std::size_t best = 3;
    double error = 0.05;     //!< probability with which one of the best may be a wrong one
    bool controlled = true;  //!< means with the potential of the worlds as control variate
    SamplingOptions sampling = {};
};

struct InterventionsDone {
    InterventionStudy study;
    Ending ending = Ending::complete;
    std::string fault = {};
};

//! `written`: a sound scenario before any intervention; `applied`: those that it already has, which stay in
//! place; `tried`: those whose worth is asked for. With 0 replications only what was not played has meaning.
InterventionsDone play_interventions(const Scenario& written, std::size_t model,
                                     std::span<const Intervention> applied,
                                     std::span<const Intervention> tried, const InterventionOptions& options);

}  // namespace fundsim
