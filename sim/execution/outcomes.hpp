#pragma once
// Outcomes of single models in changed scenarios, all played in the same worlds.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>

#include "engine/outcome.hpp"
#include "engine/prepared.hpp"
#include "execution/sampling.hpp"

namespace fundsim {

//! A scenario of one model, ready to be played.
using Ready = std::shared_ptr<const Prepared>;

//! From the outcome of each scenario in a world to the figures that are summed up.
using FillFromOutcomes = std::function<void(std::span<const Outcome> outcomes, std::span<double> figures)>;

//! Samples replications first, first + 1, ... The potential is that of the first scenario's world.
Sample sample_outcomes(std::span<const Ready> scenarios, std::uint64_t seed, std::uint64_t first,
                       std::size_t figures, const FillFromOutcomes& fill, const SamplingOptions& options);

}  // namespace fundsim
