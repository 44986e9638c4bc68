#pragma once
// Writes a results file (FORMAT.md). Blocks go to a journal beside the file while the run lasts; at the end
// the HDF5 file is assembled from it under a private name and published by rename. Nothing half-written ever
// bears the final name, and results of an interrupted run never take the place of complete ones.

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/scenario.hpp"
#include "ensemble/block.hpp"
#include "ensemble/fairness.hpp"
#include "ensemble/summary.hpp"

namespace fundsim {

enum class Compression { none, deflate };

//! Where results go and where they come from. Texts are UTF-8.
struct ResultsTarget {
    std::string path;  //!< of the HDF5 file; its folder must exist
    Compression compression = Compression::none;
    std::string program_version;
    std::string git_sha;
    std::string command;        //!< as typed
    std::string created_utc;    //!< ISO 8601, 2026-01-31T12:00:00Z; empty = now
    std::string scenario_toml;  //!< resolved, all defaults written out
    std::uint64_t seed = 1;
    std::uint64_t replications = 0;   //!< ceiling asked for; refused if they do not fit on the disk ...
    double until = 0;                 //!< ... unless a stopping rule may end the run before it
    std::function<bool()> stop = {};  //!< true = look no further through what an earlier run left
};

class ResultsWriter;

//! A writer, or the reason why there is none, with lines of details. `message` tells of a journal found and
//! what became of it, if any.
struct OpenedResults {
    std::unique_ptr<ResultsWriter> writer;
    std::string fault;
    std::vector<std::string> details;
    std::string message;
};

//! Checks the target, takes the journal for this process alone and reads what an earlier run of the same
//! scenario, seed and program left in it. Faults: whatever would keep the file from being published, no
//! space, in use by another run, left by another run that was interrupted and could be continued.
OpenedResults open_results(const Scenario& scenario, const Cast& cast, const ResultsTarget& target);

//! What became of a file. `elsewhere`: its name, if not the one asked for, where complete results stay.
struct PublishedResults {
    std::string fault;
    std::string elsewhere;
};

//! Collects the blocks of one run. Destroyed without having published it removes its journal, unless that
//! holds a million replications or more, or what an earlier run left: the same run then continues there next
//! time, as it does after kill -9.
class ResultsWriter {
public:
    struct State;
    explicit ResultsWriter(std::unique_ptr<State> state);
    ~ResultsWriter();
    ResultsWriter(const ResultsWriter&) = delete;
    ResultsWriter& operator=(const ResultsWriter&) = delete;

    //! For RunOptions::sink. Empty, or why the block could not be stored.
    std::string append(const Block& block);
    //! For RunOptions::recall: a block that the journal of an earlier run holds.
    bool recall(Block& block) const;
    //! Blocks that can be recalled, in replications.
    std::uint64_t recovered_replications() const;

    //! "; so many replications are kept in ..." if the journal will outlive the writer, else nothing.
    std::string what_is_kept() const;

    //! Assembles and publishes the file, then removes the journal. After a fault nothing new is under the
    //! final name and what was there before is untouched.
    PublishedResults publish(const Summary& summary, const Fairness& fairness);
    //! Removes the journal without publishing.
    void discard();

private:
    std::unique_ptr<State> state_;
};

}  // namespace fundsim
