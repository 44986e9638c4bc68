// Text files that the program writes: whole or not at all, and never over somebody else's.

#include "results/text_output.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <unistd.h>

using namespace fundsim;

namespace {

namespace fs = std::filesystem;

struct Folder {
    fs::path path = fs::temp_directory_path() / ("fundsim_text_" + std::to_string(getpid()));
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
    std::string operator/(const char* name) const { return (path / name).string(); }
};

std::string content(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("text: what is ours is replaced, with its permissions; what is not stays") {
    const Folder folder;
    const std::string path = folder / "lines.toml";
    CHECK(text_path_fault(path, "# ours").empty());
    CHECK(publish_text(path, "# ours\none\n").empty());
    CHECK(content(path) == "# ours\none\n");
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
    CHECK(text_path_fault(path, "# ours").empty());
    CHECK(publish_text(path, "# ours\n").empty());
    CHECK(content(path) == "# ours\n");
    CHECK(fs::status(path).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    std::ofstream(path) << "mine";
    CHECK(text_path_fault(path, "# ours").find("is not one of fundsim's") != std::string::npos);
    std::ofstream(path, std::ios::trunc).close();
    CHECK(text_path_fault(path, "# ours").empty());  // an empty file is nobody's work
    CHECK(std::distance(fs::directory_iterator(folder.path), fs::directory_iterator()) == 1);
}

TEST_CASE("text: where nothing can be written is said beforehand") {
    const Folder folder;
    CHECK(text_path_fault(folder.path.string(), "#").find("it is a directory") != std::string::npos);
    CHECK(text_path_fault(folder / "no/x.toml", "#").find("there is no folder") != std::string::npos);
    CHECK(publish_text(folder / "no/x.toml", "#").find("there is no folder") != std::string::npos);
}
