#pragma once
// A folder for files of the benchmark, and what ends it.

#include <string>

namespace fundsim::bench {

//! A new private folder in $TMPDIR or /tmp, removed with all that is in it.
struct Scratch {
    std::string path;

    Scratch();
    ~Scratch();
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
};

//! Ends the program with a message unless `fault` is empty.
void stop_on_fault(const std::string& fault);

//! What a shell command prints; nothing where it fails. Arguments have to be quoted already.
std::string output_of(const std::string& command);

//! 'text' for a shell.
std::string quoted(const std::string& text);

}  // namespace fundsim::bench
