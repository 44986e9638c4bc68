#pragma once
// How a run ended, in words and as an exit code.

#include <string>

#include "cli/reply.hpp"
#include "cli/run_request.hpp"
#include "ensemble/summary.hpp"

namespace fundsim {

//! Replications that would probably bring the half-width down to `until`: it shrinks with their square root.
double replications_for(const Summary& summary);

//! The exit code, and what standard error should say of precision and interruption.
Reply ending_of(const Summary& summary, const std::string& currency, Talk talk);

}  // namespace fundsim
