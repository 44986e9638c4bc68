#pragma once
// The random numbers that one replication consumed, counted.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/simulation.hpp"

namespace fundsim::bench {

//! Numbers of each kind; means over replications are fractions.
struct Draws {
    double uniforms = 0;
    double normals = 0;
    double exponentials = 0;
};

//! Numbers of the world, and those that the plays of `models` (places in trace.models) asked for. A number
//! that several models or several steps use is one number: it has one address.
Draws draws_of(const Prepared& prepared, const Trace& trace, std::span<const std::size_t> models);

//! Means over replications 0 .. count - 1 for each set of models.
std::vector<Draws> mean_draws(const Prepared& prepared, std::uint64_t count,
                              std::span<const std::vector<std::size_t>> sets);

}  // namespace fundsim::bench
