#pragma once
// Answers to the self-assessment, from a TOML file.

#include <string>
#include <vector>

#include "parameters/assessment.hpp"
#include "scenario/faults.hpp"

namespace fundsim {

struct AnswersReading {
    Answers answers;            //!< of sound files; at least one is there
    std::vector<Fault> faults;  //!< all at once, by place; empty when all is well
    bool unreadable = false;    //!< the file could not be read
};

//! Reads keys of questions() with whole numbers from 1 to 5.
AnswersReading read_answers(const std::string& path);

}  // namespace fundsim
