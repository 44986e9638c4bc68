#pragma once
// Help texts.

#include <span>
#include <string>
#include <string_view>

#include "cli/commands.hpp"

namespace fundsim {

std::string version_text();

//! What the program is, in a sentence.
std::string_view program_purpose();

struct ExitMeaning {
    ExitCode code;
    std::string_view meaning;
};
std::span<const ExitMeaning> exit_meanings();

//! What the program is, its commands, exit codes.
std::string program_help(const Terminal& terminal);

//! One command: usage, what it does, options, examples.
std::string command_help(const Command& command, const Terminal& terminal);

}  // namespace fundsim
