#include "cli/output_path.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "scenario/faults.hpp"

namespace fundsim {

std::string input_overwritten(const std::string& path, const std::vector<std::string>& inputs) {
    std::error_code ignored;
    for (const std::string& input : inputs) {
        if (path == input || std::filesystem::equivalent(path, input, ignored)) {
            return fundsim::quoted(path) + " is what this run reads: the results would overwrite it";
        }
    }
    return {};
}

std::string misleading_name(const std::string& path) {
    if (path == "-") {
        return "-o writes an HDF5 file, which no stream can be: name it, as -o results.h5, or print the "
               "figures "
               "with --json";
    }
    std::string ending = std::filesystem::path(path).extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (ending.empty() || ending == ".h5" || ending == ".hdf5") {
        return {};
    }
    return "-o writes an HDF5 file, and " + fundsim::quoted(path) + " would not look like one: call it " +
           fundsim::quoted(std::filesystem::path(path).replace_extension(".h5").string()) +
           " (--json prints the figures for other programs)";
}

}  // namespace fundsim
