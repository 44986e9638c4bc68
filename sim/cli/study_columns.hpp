#pragma once
// What the files of all studies say: where they come from, and the values of parameters.

#include <string>
#include <vector>

#include "cli/loading.hpp"
#include "cli/run_request.hpp"
#include "results/study_file.hpp"

namespace fundsim {

//! A file without dimensions and columns, whose attributes say which scenario was played, by whom and how.
StudyFile study_file_of(const std::string& path, const std::string& filetype, const RunRequest& request,
                        const Loaded& loaded, const std::string& typed);

//! The values of a parameter along a dimension.
StudyColumn column_of(const Parameter& parameter, const std::string& address, const std::string& dimension,
                      std::vector<double> values);

}  // namespace fundsim
