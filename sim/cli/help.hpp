#pragma once
// Help texts.

#include <string>

#include "cli/commands.hpp"

namespace fundsim {

std::string version_text();

//! What the program is, its commands, exit codes.
std::string program_help(const Terminal& terminal);

//! One command: usage, what it does, options, examples.
std::string command_help(const Command& command, const Terminal& terminal);

}  // namespace fundsim
