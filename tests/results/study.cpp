// Files of studies: what is in them, and what they do not take the place of.

#include "results/study_file.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "results/hdf5_input.hpp"
#include "results/version.hpp"

using namespace fundsim;

namespace {

StudyFile small(const std::string& path) {
    return {.path = path,
            .filetype = exploration_filetype,
            .group = "sample",
            .group_means = "two draws",
            .created_utc = "2026-01-31T12:00:00Z",
            .attributes = {{"title", std::string("Test")}, {"draws", std::uint64_t{2}}, {"share", 0.5}},
            .dimensions = {{"draw", "number of the draw", std::vector<double>{0, 3}},
                           {"future", "which one", std::vector<std::string>{"first", "second"}}},
            .columns = {{.name = "model.My_teams.wip",
                         .dimensions = {"draw"},
                         .units = "1",
                         .long_name = "items",
                         .values = {1, 2},
                         .address = "model.\"My teams\".wip"},
                        {.name = "gap",
                         .dimensions = {"draw", "future"},
                         .units = "kEUR",
                         .long_name = "gap",
                         .values = {10, 20, 30, 40}}}};
}

std::string fresh_folder(const std::string& name) {
    std::filesystem::remove_all(name);
    std::filesystem::create_directory(name);
    return name + "/";
}

}  // namespace

TEST_CASE("study files: written whole, with parameters as coordinates") {
    const std::string path = fresh_folder("study_files") + "x.h5";
    REQUIRE(write_study(small(path)).empty());
    Hdf5Input in(path);
    CHECK(in.text("/", "filetype") == exploration_filetype);
    CHECK(in.count("/", "format_version") == results_version);
    CHECK(in.count("/", "draws") == 2);
    CHECK(in.text("/sample/gap", "coordinates") == "model.My_teams.wip");
    CHECK(in.text("/sample/gap", "units") == "kEUR");
    CHECK(in.text("/sample/model.My_teams.wip", "address") == "model.\"My teams\".wip");
    CHECK(in.fault().empty());
    std::size_t files = 0;
    for (const auto& each : std::filesystem::directory_iterator("study_files")) files += each.exists();
    CHECK(files == 1);
    // Again: the same study may take its place.
    CHECK(study_path_fault(path, exploration_filetype).empty());
    CHECK(write_study(small(path)).empty());
}

TEST_CASE("study files: they take the place of nothing else") {
    const std::string folder = fresh_folder("study_places");
    std::ofstream(folder + "notes.h5") << "mine";
    CHECK(study_path_fault(folder + "notes.h5", exploration_filetype).find("something else") !=
          std::string::npos);
    REQUIRE(write_study(small(folder + "x.h5")).empty());
    CHECK_FALSE(study_path_fault(folder + "x.h5", sweep_filetype).empty());
    CHECK_FALSE(study_path_fault(folder + "none/x.h5", sweep_filetype).empty());
    CHECK_FALSE(write_study(small(folder + "none/x.h5")).empty());
}

TEST_CASE("study files: names of columns hold nothing that paths or readers stumble over") {
    CHECK(column_name("organisation.areas") == "organisation.areas");
    CHECK(column_name("model.\"A / B\".wip") == "model.A___B.wip");
}
