#pragma once
// Results of a run that was interrupted say so wherever they go.

#include <string>

#include "ensemble/summary.hpp"
#include "findings/figures.hpp"

namespace fundsim {

//! "INTERRUPTED RUN: 256 of 10,000 futures."; empty for what is complete.
inline std::string unfinished_text(const Summary& summary) {
    return summary.ending != Ending::interrupted ? std::string{}
                                                 : "INTERRUPTED RUN: " + counted(summary.replications) +
                                                       " of " + counted(summary.requested) + " futures.";
}

}  // namespace fundsim
