#include "cli/output_path.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

#include "scenario/faults.hpp"

namespace fundsim {

namespace {

constexpr std::string_view hdf5_signature = "\x89HDF\r\n\x1a\n";

bool is_hdf5_or_empty(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::array<char, hdf5_signature.size()> head{};
    file.read(head.data(), head.size());
    const auto read = static_cast<std::size_t>(file.gcount());
    return read == 0 || std::string_view(head.data(), read) == hdf5_signature;
}

}  // namespace

std::string input_overwritten(const std::string& path, const std::vector<std::string>& inputs) {
    std::error_code ignored;
    for (const std::string& input : inputs) {
        if (path == input || std::filesystem::equivalent(path, input, ignored)) {
            return fundsim::quoted(path) + " is what this run reads: the results would overwrite it";
        }
    }
    return {};
}

std::string other_file_in_place(const std::string& path) {
    std::error_code ignored;
    if (std::filesystem::is_regular_file(path, ignored) && !is_hdf5_or_empty(path)) {
        return fundsim::quoted(path) +
               " exists and is no results file, so it is not overwritten: remove it or write elsewhere";
    }
    return {};
}

}  // namespace fundsim
