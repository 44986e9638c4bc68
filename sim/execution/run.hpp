#pragma once
// Plays replications in parallel and sums them up. The summary and the order in which blocks leave are the
// same for any number of threads; replication n is the same however many are run.

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "engine/simulation.hpp"
#include "ensemble/filling.hpp"
#include "ensemble/summary.hpp"

namespace fundsim {

//! Monthly flows cost about a tenth of the time; a comparison on screen does without them.
enum class Recording { outcomes, outcomes_and_series };

struct RunOptions {
    std::uint64_t replications = 10'000;  //!< ceiling, >= 1
    std::uint64_t seed = 1;
    int threads = 0;  //!< 0 = as many as the machine offers
    //! 95 % half-width of the mean NPV difference of every listed model to the first one (of the mean NPV
    //! itself if there is only one), currency; 0 = off. Looked at after every 1,024 replications (Chow &
    //! Robbins 1965).
    double until = 0;
    //! Mean potential of all worlds (engine/world/potential.hpp): then it serves as control variate of all
    //! means of what every replication has, and of `until`.
    std::optional<double> expected_potential = {};
    Recording recording = Recording::outcomes;
    //! Folder of the private temporary file for NPVs beyond the first 65,536 replications.
    std::string scratch_directory = "/var/tmp";

    //! Each finished block, in index order, one call at a time. A text returned is a fault that ends the run.
    std::function<std::string(const Block&)> sink = {};
    //! May fill a block (outcomes of listed models, NPV of the others, series) from an earlier run instead of
    //! having it played; `first` and `size` are set. Called from many threads, never for the first 4,096
    //! replications.
    std::function<bool(Block&)> recall = {};
    //! After each block, one call at a time: replications done, ceiling.
    std::function<void(std::uint64_t done, std::uint64_t total)> progress = {};
    //! Asked before each replication, from many threads: true = stop now, keep the whole blocks done so far.
    std::function<bool()> stop = {};
};

struct Result {
    Summary summary;
    std::string fault;  //!< why it failed; empty unless summary.ending == Ending::failed
};

//! Plays a scenario that has been prepared. With replications = 0 in the summary nothing else in it has
//! meaning.
Result run(const Scenario& scenario, const Prepared& prepared, const RunOptions& options);

//! The same for any source of outcomes: `make_player` is called once by each thread. `names` fills the
//! summary.
Result run_players(const Cast& cast, std::span<const FundingModel> listed, std::span<const SplitPair> splits,
                   const std::function<Player()>& make_player, const RunOptions& options);

}  // namespace fundsim
