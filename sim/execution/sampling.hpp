#pragma once
// Figures of single futures, played by any number of threads and summed up: what studies that need no more
// than means and their errors are made of.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "engine/statistics/moments.hpp"
#include "ensemble/summary.hpp"
#include "execution/ranks.hpp"

namespace fundsim {

//! Fills the figures of a replication. Returns the potential of its world. One thread's.
using Sampler = std::function<double(std::uint64_t replication, std::span<double> figures)>;

//! Means so far: y = figure, x = potential of the world.
using Means = std::span<const Comoments>;

//! How many times the replications done make an interval of half-width `width` as narrow as `wanted`, same
//! unit: it shrinks with their square root.
inline double replications_needed(double width, double wanted) { return width / wanted * (width / wanted); }

struct SamplingOptions {
    std::uint64_t replications = 10'000;  //!< ceiling, >= 1
    int threads = 0;                      //!< 0 = as many as the machine offers
    std::uint64_t stretch = 1'024;        //!< replications between two looks at `needed`, >= 1
    //! How many times the replications done would make the means known well enough; at most 1: they are.
    std::function<double(Means)> needed = {};
    //! Gets the figures of each whole stretch, [figure][replication], in order, from one thread at a time.
    std::function<void(std::uint64_t first, std::size_t size, std::span<const double> figures)> keep = {};
    //! One call at a time: replications done, and as many as there will probably be.
    std::function<void(std::uint64_t done, std::uint64_t total)> progress = {};
    //! Asked before each replication, from many threads: true = stop now, keep the whole stretches done so
    //! far.
    std::function<bool()> stop = {};
    //! Processes that share the replications, and all that makes the figures what they are; null: this one
    //! alone. All of them get the same sample, and play the same samples in the same order.
    Ranks* ranks = nullptr;
    std::string identity = {};
};

//! The options for a part of the work, in whose progress each replication counts `each`, after `before`
//! others of the whole and before `after` more. `options` has to outlive it.
SamplingOptions part_of(const SamplingOptions& options, std::uint64_t replications, std::uint64_t each,
                        std::uint64_t before, std::uint64_t after);

struct Sample {
    std::uint64_t replications = 0;
    std::vector<Comoments> means;  //!< of each figure
    Ending ending = Ending::complete;
    std::string fault = {};  //!< why it failed; empty unless that is how it ended
};

//! Samples replications 0, 1, 2, ...; the same bits for any number of threads. `make_sampler` is called once
//! by each thread.
Sample sample(std::size_t figures, const std::function<Sampler()>& make_sampler,
              const SamplingOptions& options);

}  // namespace fundsim
