#pragma once
// Gaps between two models in many variants of a scenario, all played in the same worlds.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include "engine/prepared.hpp"
#include "engine/simulation.hpp"
#include "execution/sampling.hpp"

namespace fundsim {

//! The scenario with two of its models alone: b, then a.
Scenario pair_of(const Scenario& scenario, std::size_t a, std::size_t b);

//! A variant ready to be played, without the hybrids of its models; null, and why it cannot be.
struct Variant {
    std::shared_ptr<const Prepared> prepared;
    std::string why = {};
};
//! `known`: a scenario whose tables are shared where distributions are the same, or null.
Variant variant_of(const Scenario& scenario, const Prepared* known);

//! NPV of the second model of a pair less NPV of the first in one world, currency, and the potential of that
//! world.
struct GapInWorld {
    double gap, potential;
};
GapInWorld gap_in(const Prepared& pair, std::uint64_t seed, std::uint64_t replication, Workspace& workspace);

//! From the gaps of all variants in a world to the figures that are summed up.
using FillFigures = std::function<void(std::span<const double> gaps, std::span<double> figures)>;

//! Plays the pair in every variant, world by world. The potential is that of the first variant's world.
Sample sample_gaps(std::span<const std::shared_ptr<const Prepared>> variants, std::uint64_t seed,
                   std::size_t figures, const FillFigures& fill, const SamplingOptions& options);

}  // namespace fundsim
