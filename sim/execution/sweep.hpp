#pragma once
// Plays the cells of a sweep, each as `run` would, many at a time.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/scenario.hpp"
#include "execution/ranks.hpp"
#include "results/sweep_parts.hpp"
#include "studies/sweep.hpp"

namespace fundsim {

struct SweepOptions {
    std::uint64_t seed = 1;              //!< the same in every cell: future r is the same world everywhere
    std::uint64_t replications = 1'000;  //!< of each cell, at most
    double until = 0;                    //!< as in RunOptions, of each cell
    int threads = 0;                     //!< 0 = as many as the machine offers
    bool controlled = true;              //!< means with the potential of the worlds as control variate
    //! Each finished cell, one call at a time, in the order in which they are finished. A text is a fault
    //! that ends the sweep.
    std::function<std::string(std::size_t cell, const SweptCell& found)> sink = {};
    //! One call at a time: futures done, of so many.
    std::function<void(std::uint64_t done, std::uint64_t total)> progress = {};
    //! Asked before each replication, from many threads: true = stop now, keep the cells that are finished.
    std::function<bool()> stop = {};
    SweepPart part = {};  //!< which of the cells are played
    //! Processes that share the cells; null: this one alone. Only rank 0 calls the sink and has the cells.
    Ranks* ranks = nullptr;
    std::string identity = {};  //!< with ranks: all that makes the cells what they are
};

//! The scenario of a cell.
Scenario scenario_of(Scenario scenario, const SweepDesign& design, std::size_t cell);

//! Why a cell cannot be played; empty where it can.
std::string why_unplayable(const Scenario& scenario, const SweepDesign& design, std::size_t cell);

struct SweepDone {
    std::vector<std::optional<SweptCell>> cells;
    Ending ending = Ending::complete;
    std::string fault = {};
};

//! Plays the cells that `known` does not have; the scenario is sound, and what its models are compared by is
//! the first one. The same figures for any number of threads.
SweepDone play_sweep(const Scenario& scenario, const SweepDesign& design,
                     std::vector<std::optional<SweptCell>> known, const SweepOptions& options);

}  // namespace fundsim
