#pragma once
// What a report plays: a run, then the studies of the two models that it is about, each by its own command.

#include <optional>
#include <string>

#include "cli/commands.hpp"
#include "outlets/page.hpp"

namespace fundsim {

//! What is asked for on the command line.
struct ReportOrder {
    Given given = {};
    std::string scenario = {};
    std::string typed = {};  //!< the command line, for the record
    bool quick = false;      //!< without studies
    bool quiet = false;
};

//! What was played; or the reply that says why not.
struct Reported {
    StoredResults results = {};
    PageInput page = {};
    std::optional<Reply> refused = {};
};

//! Plays it all, in order: a signal between two steps or within one ends it.
Reported play_report(const ReportOrder& order, const Terminal& terminal);

//! The same from a results file, without studies.
Reported read_report(const std::string& path);

//! Plays the studies of the scenario that results hold, with their seed; order.scenario: the file.
void play_stored_studies(ReportOrder order, const Terminal& terminal, Reported& reported);

}  // namespace fundsim
