#pragma once
// The sensitivity of a gap by Sobol's indices: how `sensitivity --method sobol` answers.

#include "cli/commands.hpp"

namespace fundsim {

inline constexpr std::uint64_t usual_rows = 1'024;
inline constexpr std::size_t usual_top = 10;

//! What of the options does not go with a method; empty: all does.
std::string tornado_fault(const Given& given);

Reply decompose(const Invocation& invocation, const Terminal& terminal);

}  // namespace fundsim
