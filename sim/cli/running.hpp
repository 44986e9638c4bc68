#pragma once
// What every kind of run is given and says of itself.

#include "cli/loading.hpp"
#include "cli/progress.hpp"
#include "cli/run_facts.hpp"
#include "cli/run_request.hpp"
#include "cli/terminal.hpp"
#include "execution/run.hpp"

namespace fundsim {

RunFacts facts_of(const RunRequest& request, const Loaded& loaded);

//! Which input of the run a file of that name would overwrite, in words; empty when none.
std::string overwritten_input(const std::string& output, const RunRequest& request, const Loaded& loaded);

//! Why results cannot be called that, or would overwrite what they are made of; empty when nothing speaks
//! against it.
std::string output_fault(const std::string& output, const RunRequest& request, const Loaded& loaded);

//! Options of a run that records nothing and stops at a signal.
RunOptions plain_options(const RunRequest& request);

//! Lets a run draw how far it has come where somebody watches. `progress` has to outlive the run.
void show_progress(RunOptions& options, Progress& progress, const RunRequest& request,
                   const Terminal& terminal);

//! Why an interrupted run that finished nothing has no result.
inline constexpr std::string_view nothing_finished =
    "interrupted before the first futures were done: there is no result";

}  // namespace fundsim
