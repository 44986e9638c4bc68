#include "bench/scratch.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace fundsim::bench {

Scratch::Scratch() : path((std::filesystem::temp_directory_path() / "fundsim-bench.XXXXXX").string()) {
    if (mkdtemp(path.data()) == nullptr) stop_on_fault("no folder for temporary files: " + path);
}

Scratch::~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
}

void stop_on_fault(const std::string& fault) {
    if (fault.empty()) return;
    fmt::print(stderr, "fundsim_bench: {}\n", fault);
    std::exit(2);
}

std::string quoted(const std::string& text) {
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? "'\\''" : std::string(1, c);
    return out + "'";
}

std::string output_of(const std::string& command) {
    std::FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) return {};
    std::string out;
    std::array<char, 4096> buffer;
    while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe))
        out.append(buffer.data(), count);
    return pclose(pipe) == 0 ? out : std::string{};
}

}  // namespace fundsim::bench
