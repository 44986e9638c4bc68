#pragma once
// What is found where a results file is to be written.

#include <string>

#include "results/version.hpp"

namespace fundsim {

enum class Standing {
    nothing,     //!< no file, or an empty one
    complete,    //!< results of a run that was not interrupted
    incomplete,  //!< of one that was
    something,   //!< a file that is no results file, or that cannot be read
};

//! `filetype`: which results would be written there.
Standing standing_at(const std::string& path, const std::string& filetype = results_filetype);

}  // namespace fundsim
