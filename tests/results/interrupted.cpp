// Runs that were killed or failed: nothing under the final name, and nothing played twice.

#include <catch2/catch.hpp>
#include <csignal>
#include <sys/wait.h>

#include "results/made_file.hpp"

using namespace fundsim;
using namespace synthetic;

namespace {

//! Leaves what a run into `target` has written when it is killed after `blocks` blocks.
void kill_after(const Made& made, const ResultsTarget& target, std::uint64_t blocks) {
    const pid_t child = fork();
    if (child == 0) {
        const Scenario scenario = scenario_of(made);
        const OpenedResults opened = open_results(scenario, made.cast, target);
        RunOptions options{.replications = target.replications, .seed = target.seed, .threads = 1};
        options.recording = made.cast.months > 0 ? Recording::outcomes_and_series : Recording::outcomes;
        options.sink = [&](const Block& block) {
            if (block.first == blocks * block_replications) kill(getpid(), SIGKILL);
            return opened.writer->append(block);
        };
        options.recall = [&](Block& block) { return opened.writer->recall(block); };
        made.run(options);
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    REQUIRE(WIFSIGNALED(status));
}

}  // namespace

TEST_CASE("a killed run leaves nothing under the final name and is continued by the same command") {
    const Made made(2, 2, 3);
    const Folder folder;
    REQUIRE(write(made, target_of(folder.file("whole.h5"), 9000)).fault.empty());
    for (std::uint64_t blocks : {0, 1, 15, 16, 30, 35}) {
        const ResultsTarget target = target_of(folder.file("a.h5"), 9000);
        kill_after(made, target, blocks);
        CHECK_FALSE(fs::exists(target.path));
        CHECK(fs::exists(target.path + ".journal"));
        const Written again = write(made, target, {.threads = 2});
        REQUIRE(again.fault.empty());
        CHECK(again.recovered == blocks * block_replications);
        CHECK(again.message == "'" + target.path + ".journal' holds " + std::to_string(again.recovered) +
                                   " replications of an interrupted run of this scenario: continuing there");
        CHECK((bytes_of(target.path) == bytes_of(folder.file("whole.h5"))));
        fs::remove(target.path);
        CHECK(folder.names() == std::vector<std::string>{"whole.h5"});
    }
}

TEST_CASE("killed twice, then run for more and for fewer replications") {
    const Made made(2, 2, 3);
    const Folder folder;
    const std::string path = folder.file("a.h5");
    kill_after(made, target_of(path, 9000), 20);
    kill_after(made, target_of(path, 9000), 25);
    for (std::uint64_t replications : {12'000, 5000}) {
        const std::string other = folder.file("other.h5");
        REQUIRE(write(made, target_of(other, replications)).fault.empty());
        const Written again = write(made, target_of(path, replications));
        REQUIRE(again.fault.empty());
        CHECK((bytes_of(path) == bytes_of(other)));
        kill_after(made, target_of(path, 9000), 25);
    }
}

TEST_CASE("interrupted while it continues a killed run, a run keeps what it has not come to") {
    const Made made(2);
    const Folder folder;
    const ResultsTarget target = target_of(folder.file("a.h5"), 9000);
    kill_after(made, target, 30);
    int asked = 0;
    const Written cut = write(made, target, {.threads = 1, .stop = [&] { return ++asked > 4120; }});
    REQUIRE(cut.fault.empty());
    CHECK(cut.result.summary.ending == Ending::interrupted);
    const std::uint64_t replications = cut.result.summary.replications;
    CHECK(replications < 30 * block_replications);
    CHECK(read(target.path, "/outcome/npv").size() == 2 * replications);
    const Written again = write(made, target);
    CHECK(again.recovered == 30 * block_replications);
    CHECK(folder.names() == std::vector<std::string>{"a.h5"});
}

TEST_CASE("a journal of a million replications outlives a failure, and the message says so") {
    const Made made(1);
    const Folder folder;
    const std::string path = folder.file("a.h5");
    ResultsTarget target = target_of(path, 1'100'000);
    const Scenario scenario = scenario_of(made);
    for (std::uint64_t blocks : {100, 3907}) {
        {
            const OpenedResults opened = open_results(scenario, made.cast, target);
            Block block = block_of(made, 0);
            for (std::uint64_t i = 0; i < blocks; ++i) {
                block.first = i * block_replications;
                REQUIRE(opened.writer->append(block).empty());
            }
            fs::create_directory(path);
            Summary summary = made.run({.replications = 256}).summary;
            summary.replications = blocks * block_replications;
            const std::string fault = opened.writer->publish(summary, fairness(scenario, summary));
            CHECK(fault.starts_with("cannot write '" + path + "': Is a directory"));
            CHECK(fault.ends_with("; 1000192 replications are kept in '" + path +
                                  ".journal', where the same command goes on") == (blocks == 3907));
            fs::remove(path);
        }
        CHECK(fs::exists(path + ".journal") == (blocks == 3907));
    }
    CHECK(open_results(scenario, made.cast, target).writer->recovered_replications() == 1'000'192);
}

TEST_CASE("what an older program left is replaced, although scenario, seed and version agree") {
    const Made made(2);
    const Folder folder;
    const ResultsTarget target = target_of(folder.file("a.h5"), 9000);
    {
        // The same identity, other outcomes.
        const Scenario scenario = scenario_of(made);
        const OpenedResults opened = open_results(scenario, made.cast, target);
        const auto older = [] {
            return [](std::uint64_t replication, std::span<Outcome> outcomes, std::span<Series>) {
                for (std::size_t m = 0; m < outcomes.size(); ++m) outcomes[m] = outcome(m, replication + 1);
            };
        };
        int blocks = 0;
        RunOptions options{.replications = 9000,
                           .sink = [&](const Block& block) { return opened.writer->append(block); }};
        options.progress = [&](std::uint64_t, std::uint64_t) { ++blocks; };
        run_players(made.cast, made.models, {}, older, options);
        REQUIRE(blocks == 36);
        fs::copy(target.path + ".journal", folder.file("kept"));
    }
    fs::rename(folder.file("kept"), target.path + ".journal");
    const Written again = write(made, target);
    REQUIRE(again.fault.empty());
    CHECK(again.recovered == 35 * block_replications);
    CHECK(read(target.path, "/outcome/npv")[8000] == outcome(0, 8000).npv);
}

TEST_CASE("what was left is replaced when another scenario or seed is run, or when asked for") {
    const Made made(2);
    const Folder folder;
    const ResultsTarget target = target_of(folder.file("a.h5"), 3000);
    const auto message_for = [&](ResultsTarget other) {
        kill_after(made, target, 5);
        const Written written = write(made, other);
        CHECK(written.fault.empty());
        CHECK(written.recovered == 0);
        return written.message;
    };
    const std::string replaced =
        "'" + target.path + ".journal' was left by a run of another scenario, seed or program: replaced";
    ResultsTarget other = target;
    other.seed = 8;
    CHECK(message_for(other) == replaced);
    other = target;
    other.scenario_toml = "title = \"Other\"\n";
    CHECK(message_for(other) == replaced);
    other = target;
    other.git_sha = "fedc";
    CHECK(message_for(other) == replaced);
    other = target;
    other.leftovers = Leftovers::replace;
    CHECK(message_for(other) == "'" + target.path + ".journal' was left by an interrupted run: replaced");
}

TEST_CASE("a run killed while it assembles its file leaves a part that is no obstacle") {
    const Made made(2);
    const Folder folder;
    const ResultsTarget target = target_of(folder.file("a.h5"), 1000);
    std::ofstream(target.path + ".part") << "half a file";
    REQUIRE(write(made, target).fault.empty());
    CHECK(folder.names() == std::vector<std::string>{"a.h5"});
}

TEST_CASE("a damaged journal is noticed while the file is assembled") {
    const Made made(2);
    const Folder folder;
    const ResultsTarget target = target_of(folder.file("a.h5"), 2000);
    const Scenario scenario = scenario_of(made);
    const OpenedResults opened = open_results(scenario, made.cast, target);
    const Result result = made.run(
        {.replications = 2000, .sink = [&](const Block& block) { return opened.writer->append(block); }});
    {
        std::fstream journal(target.path + ".journal", std::ios::in | std::ios::out | std::ios::binary);
        journal.seekp(450'000);
        journal << "x";
    }
    const std::string fault = opened.writer->publish(result.summary, fairness(scenario, result.summary));
    CHECK(fault == "'" + target.path + ".journal' is damaged: block 2 has the wrong checksum");
    CHECK_FALSE(fs::exists(target.path));
    CHECK_FALSE(fs::exists(target.path + ".part"));
}
