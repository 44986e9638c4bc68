#pragma once
// Models of a scenario and of changed ones, all played in the same worlds.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include "engine/prepared.hpp"
#include "execution/sampling.hpp"

namespace fundsim {

//! A model in the organisation and the market in which it is played.
struct Alternative {
    std::shared_ptr<const Prepared> prepared;  //!< null: it cannot be
    FundingModel model;
    std::string why = {};
};

//! The model of a sound scenario that has one. Where organisation and market are those of `base`, it is
//! played there.
Alternative alternative_of(const Scenario& one_model, const std::shared_ptr<const Prepared>& base);

//! From the NPV of each alternative in a world, currency, to the figures that are summed up.
using FillFromNpvs = std::function<void(std::span<const double> npvs, std::span<double> figures)>;

//! Samples replications first, first + 1, ... The potential is that of the first alternative's world.
Sample sample_alternatives(std::span<const Alternative> alternatives, std::uint64_t seed, std::uint64_t first,
                           std::size_t figures, const FillFromNpvs& fill, const SamplingOptions& options);

}  // namespace fundsim
