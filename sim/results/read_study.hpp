#pragma once
// Reads what `write_study` wrote.

#include <string>

#include "results/study_file.hpp"

namespace fundsim {

struct StudyReading {
    StudyFile file;
    std::string fault = {};  //!< empty: all is well
};

//! All of a study's file, columns in the order in which they were written. Faults: no file of that kind, one
//! of a newer version, something missing in it.
StudyReading read_study(const std::string& path, const std::string& filetype);

}  // namespace fundsim
