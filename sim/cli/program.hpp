#pragma once
// The program from its arguments to its exit code.

#include <string>
#include <vector>

#include "cli/reply.hpp"
#include "cli/terminal.hpp"
#include "execution/ranks.hpp"

namespace fundsim {

//! What the program answers to the words after its own name. Throws only what a command throws.
Reply answer(const std::vector<std::string>& words, const Terminal& terminal, Ranks* ranks = nullptr);

//! All of it: streams, signals, answer, exit code. Nothing leaves it but the exit code.
int run_program(int count, char** words);

}  // namespace fundsim
