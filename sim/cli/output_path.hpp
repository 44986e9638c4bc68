#pragma once
// Whether a results file may be written where the user says. Folders, permissions and what
// stands there are for the writer to find out.

#include <string>
#include <vector>

namespace fundsim {

//! Empty, or which input the results would overwrite, also when it goes by another name.
std::string input_overwritten(const std::string& path, const std::vector<std::string>& inputs);

//! Empty, or that the name says of the results what they are not: they are HDF5, no table and no stream.
std::string misleading_name(const std::string& path);

}  // namespace fundsim
