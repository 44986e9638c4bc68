// What stands where a result goes: its permissions are kept, and another run that writes there goes first.

#include <catch2/catch.hpp>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "results/made_file.hpp"

using namespace fundsim;
using namespace synthetic;

TEST_CASE("a file is as private as the one that it replaces") {
    const Folder folder;
    const std::string path = folder.file("a.h5");
    const Made made(2);
    const auto mode = [&](const std::string& name) {
        struct stat found {};
        stat(name.c_str(), &found);
        return found.st_mode & 0777;
    };
    const mode_t before = umask(027);
    REQUIRE(write(made, target_of(path, 256)).fault.empty());
    CHECK(mode(path) == 0640);
    for (mode_t wanted : {0600, 0664, 0640}) {
        chmod(path.c_str(), wanted);
        ResultsTarget target = target_of(path, 256);
        target.stop = {};
        const OpenedResults opened = open_results(scenario_of(made), made.cast, target);
        const mode_t journal = mode(path + ".journal");
        const Result result = made.run(
            {.replications = 256, .sink = [&](const Block& block) { return opened.writer->append(block); }});
        CHECK(opened.writer->publish(result.summary, fairness(scenario_of(made), result.summary))
                  .fault.empty());
        CHECK(mode(path) == wanted);
        CHECK(journal == 0600);
    }
    umask(before);
    if (geteuid() == 0) {
        REQUIRE(chown(path.c_str(), 0, 65534) == 0);
        REQUIRE(write(made, target_of(path, 256)).fault.empty());
        struct stat found {};
        stat(path.c_str(), &found);
        CHECK(found.st_gid == 65534);
    }
}

TEST_CASE("two runs into the same file: the second is refused") {
    const Folder folder;
    const Made made(2);
    const Scenario scenario = scenario_of(made);
    const ResultsTarget target = target_of(folder.file("a.h5"), 1000);
    {
        const OpenedResults first = open_results(scenario, made.cast, target);
        REQUIRE(first.fault.empty());
        const OpenedResults second = open_results(scenario, made.cast, target);
        CHECK(second.writer == nullptr);
        CHECK(second.fault ==
              "another run is writing '" + target.path + "': wait for it or name another file");
    }
    CHECK(folder.names().empty());
    CHECK(open_results(scenario, made.cast, target).fault.empty());
}
