#pragma once
// Writes the contents of a results file, as FORMAT.md describes them.

#include <string>

#include "engine/scenario.hpp"
#include "ensemble/fairness.hpp"
#include "ensemble/summary.hpp"
#include "results/destination.hpp"
#include "results/journal.hpp"
#include "results/write.hpp"

namespace fundsim {

//! Everything a results file is made from.
struct Contents {
    const std::string& path;  //!< its final name, for messages
    const ResultsTarget& target;
    std::string currency;
    std::string title;
    const Cast& cast;
    const Journal& journal;
    const Summary& summary;
    const Fairness& fairness;
};

//! Makes the whole file at `path`, where there is none yet, synced to disk. Empty, or why not; then what is
//! at `path` is worthless.
std::string assemble(const std::string& path, const Admission& admission, const Contents& contents);

//! Bytes that a file of so many replications takes, about.
std::uint64_t expected_bytes(const Cast& cast, std::uint64_t replications);

}  // namespace fundsim
