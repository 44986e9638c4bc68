#pragma once
// Two models in the same worlds: who is ahead, and what the gap between them consists of.

#include <cstdint>
#include <span>

#include "engine/statistics/estimate.hpp"
#include "engine/statistics/moments.hpp"

namespace fundsim {

//! Differences a - b, world by world.
struct Paired {
    Moments difference;
    std::uint64_t ahead = 0;  //!< worlds with a > b
    std::uint64_t ties = 0;   //!< worlds with a == b
    bool operator==(const Paired&) const = default;
};

//! Of two columns of the same length.
Paired paired_of(std::span<const double> a, std::span<const double> b);
Paired merge(const Paired& left, const Paired& right);

//! Share of worlds in which a is ahead, a tie counting half, so that both models' shares add up to 1 and
//! identical models have one half each. Wilson's interval, which is then somewhat too wide.
Estimate probability_ahead(const Paired& paired);

}  // namespace fundsim
