// Parts of a sweep become the whole again. What the program makes of them: tests/cli/test_sweep_parts.py.

#include "results/sweep_parts.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <limits>

#include "results/read_study.hpp"
#include "results/version.hpp"

using namespace fundsim;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

//! A sweep of five cells and two models; `holds`: which cells have figures.
template <class Holds>
StudyFile five_cells(const std::string& path, Holds holds) {
    StudyFile file{.path = path,
                   .filetype = sweep_filetype,
                   .group = "cells",
                   .group_means = "five cells",
                   .created_utc = "2026-01-31T12:00:00Z",
                   .attributes = {{"command", std::string("fundsim sweep x --part 1/2 -n 8")},
                                  {"complete", std::uint64_t{1}},
                                  {"share", 0.5}},
                   .dimensions = {{"cell", "number", std::vector<double>{0, 1, 2, 3, 4}},
                                  {"model", "which one", std::vector<std::string>{"a", "b"}}},
                   .columns = {{.name = "organisation.areas",
                                .dimensions = {"cell"},
                                .units = "1",
                                .long_name = "areas",
                                .values = {1, 2, 3, 4, 5},
                                .address = "organisation.areas"},
                               {.name = "npv_mean",
                                .dimensions = {"cell", "model"},
                                .units = "kEUR",
                                .long_name = "mean",
                                .values = {}}}};
    for (std::size_t cell = 0; cell < 5; ++cell) {
        for (std::size_t model = 0; model < 2; ++model) {
            file.columns[1].values.push_back(holds(cell) ? double(10 * cell + model) : missing);
        }
    }
    return file;
}

StudyFile part(std::size_t number, std::size_t of, const std::string& identity = "one sweep") {
    const SweepPart which{number, of};
    StudyFile file = five_cells(text_of(which), [&](std::size_t cell) { return which.holds(cell); });
    mark_part(file, which, identity);
    return file;
}

}  // namespace

TEST_CASE("sweep parts: every cell is in one part, whatever their number") {
    for (std::size_t of = 1; of <= 7; ++of) {
        for (std::size_t cell = 0; cell < 20; ++cell) {
            std::size_t holders = 0;
            for (std::size_t number = 1; number <= of; ++number) {
                holders += SweepPart{number, of}.holds(cell) ? 1 : 0;
            }
            CHECK(holders == 1);
        }
    }
}

TEST_CASE("sweep parts: together they are the whole file, in any order") {
    const StudyFile whole = five_cells("whole", [](std::size_t) { return true; });
    const MergedParts found = merged({part(3, 3), part(1, 3), part(2, 3)});
    REQUIRE(found.fault.empty());
    CHECK(found.cells == 5);
    CHECK(found.file.columns[1].values == whole.columns[1].values);
    CHECK(found.file.columns[0].values == whole.columns[0].values);
    REQUIRE(found.file.attributes.size() == whole.attributes.size());
    CHECK(std::get<std::uint64_t>(found.file.attributes[1].second) == 1);
    CHECK(merged({part(1, 1)}).file.columns[1].values == whole.columns[1].values);
}

TEST_CASE("sweep parts: the command of the whole is that of a part without --part") {
    const MergedParts found = merged({part(1, 2), part(2, 2)});
    CHECK(std::get<std::string>(found.file.attributes[0].second) == "fundsim sweep x -n 8");
}

TEST_CASE("sweep parts: what is missing, twice there or of another sweep is refused") {
    CHECK(merged({part(1, 2)}).fault == "part 2 of 2 is missing");
    CHECK(merged({part(2, 4), part(3, 4)}).fault == "parts 1, 4 of 4 are missing");
    CHECK(merged({part(1, 2), part(1, 2)}).fault == "'1/2' is part 1/2, which is there twice");
    CHECK(merged({part(1, 2), part(2, 3)}).fault.find("are not parts of one sweep") != std::string::npos);
    CHECK(merged({part(1, 2), part(2, 2, "another")}).fault.find("are not parts of one sweep") !=
          std::string::npos);
    StudyFile fewer = part(2, 2);
    fewer.columns.pop_back();
    CHECK(merged({part(1, 2), fewer}).fault.find("are not parts of one sweep") != std::string::npos);
    CHECK(merged({five_cells("x", [](std::size_t) { return true; })}).fault.find("a whole one") !=
          std::string::npos);
    // Nobody has parts without a cell; a damaged file may say so.
    CHECK(merged({part(1, std::size_t{1} << 60U)}).fault.find("is no part") != std::string::npos);
}

TEST_CASE("read_study: all that was written, and what is missing where nothing was") {
    std::filesystem::remove_all("read_study");
    std::filesystem::create_directory("read_study");
    const StudyFile written = part(2, 2);
    StudyFile to_write = written;
    to_write.path = "read_study/2.h5";
    REQUIRE(write_study(to_write).empty());
    const StudyReading reading = read_study("read_study/2.h5", sweep_filetype);
    REQUIRE(reading.fault.empty());
    const StudyFile& read = reading.file;
    REQUIRE(read.columns.size() == written.columns.size());
    for (std::size_t c = 0; c < read.columns.size(); ++c) {
        const StudyColumn &one = read.columns[c], &other = written.columns[c];
        CHECK(one.name == other.name);
        CHECK(one.dimensions == other.dimensions);
        CHECK(one.units == other.units);
        CHECK(one.long_name == other.long_name);
        CHECK(one.address == other.address);
        REQUIRE(one.values.size() == other.values.size());
        for (std::size_t k = 0; k < one.values.size(); ++k) {
            CHECK((one.values[k] == other.values[k] ||
                   (std::isnan(one.values[k]) && std::isnan(other.values[k]))));
        }
    }
    REQUIRE(read.dimensions.size() == 2);
    CHECK(read.dimensions[1].places == written.dimensions[1].places);
    for (const auto& attribute : written.attributes) {
        CHECK(std::find(read.attributes.begin(), read.attributes.end(), attribute) != read.attributes.end());
    }
    CHECK(read_study("read_study/2.h5", exploration_filetype).fault.find("fundsim.sweep") !=
          std::string::npos);
    CHECK_FALSE(read_study("read_study/none.h5", sweep_filetype).fault.empty());
}
