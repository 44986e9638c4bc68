// For libFuzzer (the preset fuzz): any bytes as a scenario with its list, settings and interventions.

#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "fuzz/rules.hpp"

namespace {

const std::filesystem::path& folder() {
    static const std::filesystem::path made = [] {
        std::string name = (std::filesystem::temp_directory_path() / "fundsim_fuzz_XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) {
            std::perror("a folder for the lists");
            std::exit(1);
        }
        std::atexit([] { std::filesystem::remove_all(folder()); });
        return std::filesystem::path(name);
    }();
    return made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    if (text.find("dev") != std::string_view::npos && text.find('/') != std::string_view::npos) {
        return 0;  // a list may be any file, also one that waits or never ends
    }
    if (const std::string broken = fuzzing::broken_rule(text, folder()); !broken.empty()) {
        std::fprintf(stderr, "%s\n", broken.c_str());
        std::abort();
    }
    return 0;
}
