#pragma once
// What a command answers with. Commands return their text; only program.cpp writes it to the process's
// streams.

#include <string>
#include <string_view>
#include <vector>

#include "parameters/characters.hpp"

namespace fundsim {

enum class ExitCode {
    done = 0,
    broken = 1,  //!< a fault of the program itself
    usage = 2,
    invalid = 3,       //!< scenario or data
    file = 4,          //!< could not be read or written, or not enough memory
    imprecise = 5,     //!< the precision asked for was not reached
    interrupted = 130  //!< what was finished is kept
};

struct Reply {
    ExitCode code = ExitCode::done;
    std::string out = {};  //!< for standard output
    std::string err = {};  //!< for standard error, ends in a newline unless empty
};

//! A line for standard error: "fundsim: WHAT".
inline std::string message(std::string_view what) { return "fundsim: " + printable(what) + '\n'; }

//! Details as lines below a message, which need not be ours.
inline std::string lines_of(const std::vector<std::string>& details) {
    std::string text;
    for (const std::string& detail : details) {
        text += (text.empty() ? "" : "\n") + printable(detail);
    }
    return text;
}

//! Nothing on standard output, one message on standard error. `hint` is a line below it, of our own words.
inline Reply refusal(ExitCode code, std::string_view what, std::string_view hint = {}) {
    return {code, {}, message(what) + std::string(hint) + (hint.empty() ? "" : "\n")};
}

}  // namespace fundsim
