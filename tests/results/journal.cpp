// Interrupted runs: what their journal is good for, and what it is never mistaken for.

#include <catch2/catch.hpp>
#include <csignal>
#include <sys/wait.h>

#include "ensemble/same.hpp"
#include "results/journal.hpp"
#include "results/made_file.hpp"

using namespace fundsim;
using namespace synthetic;

namespace {

Block block_of(const Made& made, std::uint64_t index) {
    Block out{.first = index * block_replications, .size = block_replications, .outcomes = {}, .series = {}};
    out.outcomes.resize(made.cast.played * block_replications);
    for (std::size_t m = 0; m < made.cast.played; ++m)
        for (std::size_t r = 0; r < block_replications; ++r) out.outcome(m, r) = outcome(m, out.first + r);
    return out;
}

//! A journal of `blocks` blocks, as a killed run leaves it.
void leave_journal(const std::string& path, const Made& made, std::uint64_t blocks,
                   const std::string& identity = "x") {
    const Journal::Opened opened = Journal::open(path, {identity, made.cast}, true);
    REQUIRE(opened.fault.empty());
    for (std::uint64_t i = 0; i < blocks; ++i) REQUIRE(opened.journal->append(block_of(made, i)).empty());
}

std::uint64_t recovered(const std::string& path, const Made& made, const std::string& identity = "x") {
    const Journal::Opened opened = Journal::open(path, {identity, made.cast}, true);
    REQUIRE(opened.fault.empty());
    return opened.journal->recovered_blocks();
}

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

TEST_CASE("a journal gives back the blocks that were put into it") {
    const Made made(2, 2);
    const Folder folder;
    const std::string path = folder.file("j");
    leave_journal(path, made, 5);
    const Journal::Opened opened = Journal::open(path, {"x", made.cast}, true);
    CHECK(opened.found);
    CHECK(opened.matched);
    REQUIRE(opened.journal->recovered_blocks() == 5);
    Block block = block_of(made, 0);
    block.first = 3 * block_replications;
    REQUIRE(opened.journal->recall(block));
    const Block wanted = block_of(made, 3);
    bool same = true;
    for (std::size_t r = 0; r < block_replications; ++r) {
        for (std::size_t m = 0; m < 2; ++m)
            for (const Metric& metric : metrics())
                same = same && block.outcome(m, r).*metric.field == wanted.outcome(m, r).*metric.field;
        for (std::size_t m = 2; m < 4; ++m)
            same = same && block.outcome(m, r).npv == wanted.outcome(m, r).npv;
    }
    CHECK(same);
    block.first = 5 * block_replications;
    CHECK_FALSE(opened.journal->recall(block));
    block.first = 0;
    block.size = 100;
    CHECK_FALSE(opened.journal->recall(block));
}

TEST_CASE("a journal cut anywhere is good up to its last whole block") {
    const Made made(1);
    const Folder folder;
    const std::string path = folder.file("j");
    leave_journal(path, made, 0);
    const std::uintmax_t empty = fs::file_size(path);
    leave_journal(path, made, 3);
    const std::string whole = bytes_of(path);
    const std::uintmax_t record = (whole.size() - empty) / 3;
    for (std::size_t length = 0; length <= whole.size(); length += length < empty + 30 ? 1 : 997) {
        std::ofstream(path, std::ios::binary) << whole.substr(0, length);
        INFO(length << " of " << whole.size() << " bytes");
        CHECK(recovered(path, made) == (length < empty ? 0 : (length - empty) / record));
    }
}

TEST_CASE("a journal with a flipped bit is good up to there") {
    const Made made(1);
    const Folder folder;
    const std::string path = folder.file("j");
    leave_journal(path, made, 0);
    const std::uintmax_t empty = fs::file_size(path);
    leave_journal(path, made, 4);
    const std::string whole = bytes_of(path);
    const std::uintmax_t record = (whole.size() - empty) / 4;
    for (std::size_t place = 0; place < whole.size(); place += place < empty + 30 ? 1 : 1009) {
        std::string damaged = whole;
        damaged[place] = char(damaged[place] ^ 0x10);
        std::ofstream(path, std::ios::binary) << damaged;
        INFO("bit in byte " << place);
        const Journal::Opened opened = Journal::open(path, {"x", made.cast}, true);
        const bool diary = std::string("fundsim journal 1\n").size() > place;
        CHECK(opened.fault.empty() == !diary);
        if (!diary)
            CHECK(opened.journal->recovered_blocks() == (place < empty ? 0 : (place - empty) / record));
    }
}

TEST_CASE("a journal of something else is not continued") {
    const Made made(1);
    const Folder folder;
    const std::string path = folder.file("j");
    leave_journal(path, made, 2, "seed 1");
    CHECK(recovered(path, made, "seed 2") == 0);
    CHECK(recovered(path, made, "seed 1") == 0);  // replaced by the line above
}

TEST_CASE("blocks that differ from those of an earlier run replace them") {
    const Made made(1);
    const Folder folder;
    const std::string path = folder.file("j");
    leave_journal(path, made, 4);
    {
        const Journal::Opened opened = Journal::open(path, {"x", made.cast}, true);
        REQUIRE(opened.journal->append(block_of(made, 0)).empty());
        CHECK(opened.journal->recovered_blocks() == 4);
        Block other = block_of(made, 1);
        other.outcome(0, 17).npv += 1;
        REQUIRE(opened.journal->append(other).empty());
        CHECK(opened.journal->recovered_blocks() == 1);
        Block later = block_of(made, 2);
        CHECK_FALSE(opened.journal->recall(later));
        std::vector<double> columns;
        std::size_t size = 0;
        REQUIRE(opened.journal->read(1, columns, size).empty());
        CHECK(columns[17] == other.outcome(0, 17).npv);
    }
    CHECK(recovered(path, made) == 2);
}

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
        journal.seekp(300'000);
        journal << "x";
    }
    const std::string fault = opened.writer->publish(result.summary, fairness(scenario, result.summary));
    CHECK(fault == "'" + target.path + ".journal' is damaged: block 2 has the wrong checksum");
    CHECK_FALSE(fs::exists(target.path));
    CHECK_FALSE(fs::exists(target.path + ".part"));
}
