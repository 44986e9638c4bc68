// The record log by itself: records of any kind, found again after a process died.

#include <catch2/catch.hpp>
#include <fstream>
#include <numeric>

#include "results/made_file.hpp"
#include "results/record_log.hpp"

using namespace fundsim;
using namespace synthetic;

namespace {

LogPurpose purpose(const std::string& path, const std::string& identity = "study 1") {
    return {.path = path,
            .result = path + ".h5",
            .identity = identity,
            .note = "fundsim something",
            .record_bytes = 40,
            .worth_keeping = 3};
}

std::vector<char> record(int index) {
    std::vector<char> out(40);
    std::iota(out.begin(), out.end(), char(index));
    return out;
}

//! A log of so many records, as a killed process leaves it.
void leave(const std::string& path, int records) {
    const RecordLog::Opened opened = RecordLog::open(purpose(path));
    REQUIRE(opened.fault.empty());
    for (int i = 0; i < records; ++i) REQUIRE(opened.log->append(record(i)).empty());
}

}  // namespace

TEST_CASE("a log gives back its records to the same purpose") {
    const Folder folder;
    const std::string path = folder.file("log");
    leave(path, 5);
    const RecordLog::Opened opened = RecordLog::open(purpose(path));
    CHECK(opened.found == RecordLog::Found::matching);
    REQUIRE(opened.log->recovered() == 5);
    CHECK(opened.log->appended() == 0);
    std::vector<char> back(40);
    for (int i = 0; i < 5; ++i) {
        REQUIRE(opened.log->read(std::uint64_t(i), back).empty());
        CHECK(back == record(i));
    }
    opened.log->forget_from(2);
    CHECK(opened.log->recovered() == 2);
}

TEST_CASE("a changed byte costs its record and those after it") {
    const Folder folder;
    const std::string path = folder.file("log");
    leave(path, 6);
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(0, std::ios::end);
    file.seekp(file.tellg() - std::streamoff(3 * 56 - 20));  // in the third from the end, of 16 + 40 bytes
    file.put('!');
    file.close();
    CHECK(RecordLog::open(purpose(path)).log->recovered() == 3);
}

TEST_CASE("a log of something else is left alone where it is worth it, and told apart") {
    const Folder folder;
    const std::string path = folder.file("log");
    leave(path, 4);
    const RecordLog::Opened refused = RecordLog::open(purpose(path, "study 2"));
    CHECK(refused.found == RecordLog::Found::other);
    CHECK(refused.other.identity == "study 1");
    CHECK(refused.other.note == "fundsim something");
    CHECK(refused.other.records == 4);
    const std::string shorter = folder.file("shorter");
    leave(shorter, 3);
    CHECK(RecordLog::open(purpose(shorter, "study 2")).found == RecordLog::Found::short_of);
}

TEST_CASE("one process has a log at a time") {
    const Folder folder;
    const std::string path = folder.file("log");
    const RecordLog::Opened first = RecordLog::open(purpose(path));
    REQUIRE(first.fault.empty());
    CHECK(RecordLog::open(purpose(path)).fault ==
          "another run is writing '" + path + ".h5': wait for it or name another file");
}
