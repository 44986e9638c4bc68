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
        // Less than what every run plays anew is not worth a word.
        CHECK(again.message ==
              (blocks <= 16 ? std::string()
                            : "'" + target.path + ".journal' holds " + std::to_string(again.recovered) +
                                  " futures of an interrupted run of this scenario: "
                                  "continuing there"));
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
            const std::string fault = opened.writer->publish(summary, fairness(scenario, summary)).fault;
            CHECK(fault.starts_with("cannot write '" + path + "': Is a directory"));
            CHECK(fault.ends_with("; 1000192 futures are kept in '" + path +
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

TEST_CASE("what an interrupted run has done gives way to no other run, which is told the difference") {
    const Made made(2);
    const Folder folder;
    ResultsTarget target = target_of(folder.file("a.h5"), 9000);
    target.scenario_toml = "title = \"Made up\"\n[organisation]\ndiscount_rate = 0.08  # "
                           "default\n[[model]]\nname = \"A\"\nwip = 2\n";
    const std::string journal = target.path + ".journal";
    kill_after(made, target, 30);
    const std::string left = bytes_of(journal);
    using Lines = std::vector<std::string>;
    const auto refused = [&](const ResultsTarget& other) -> Lines {
        const OpenedResults opened = open_results(scenario_of(made), made.cast, other);
        CHECK(opened.writer == nullptr);
        CHECK(opened.fault ==
              "'" + journal + "' holds 7680 futures of an interrupted run, and this run is another one");
        CHECK((bytes_of(journal) == left));
        REQUIRE(opened.details.size() >= 3);
        CHECK(*(opened.details.end() - 2) == "To go on with the interrupted one: fundsim run made-up.toml");
        CHECK(opened.details.back() == "To drop it: rm " + journal + ". Or name another file for this run.");
        return {opened.details.begin(), opened.details.end() - 2};
    };
    ResultsTarget other = target;
    other.seed = 8;
    CHECK(refused(other) == Lines{"  seed: 7 there, 8 here"});
    other = target;
    other.scenario_toml =
        "title = \"Made up\"\n[organisation]\ndiscount_rate = 0.1\ntax = 1\n[[model]]\nname = \"A\"\n";
    CHECK(refused(other) == Lines{"  organisation.discount_rate: 0.08 there, 0.1 here",
                                  "  organisation.tax: only here (1)", "  model 1.wip: only there (2)"});
    other = target;
    other.git_sha = "fedc";
    CHECK(refused(other) == Lines{"  program: 1.2.3 (0123abc) there, 1.2.3 (fedc) here"});
    for (int i = 0; i < 10; ++i) other.scenario_toml += "x" + std::to_string(i) + " = 0\n";
    CHECK(refused(other).size() == 7);
    CHECK(refused(other).back() == "  and 5 more");
    // The one that left it goes on as if nothing had been.
    CHECK(write(made, target).recovered == 7680);
}

TEST_CASE("what would save an interrupted run nothing is replaced by the next") {
    const Made made(2);
    const Folder folder;
    const ResultsTarget target = target_of(folder.file("a.h5"), 9000);
    for (std::uint64_t blocks : {0, 5, 16}) {
        kill_after(made, target, blocks);
        ResultsTarget other = target;
        other.seed = 8;
        const Written written = write(made, other);
        CHECK(written.fault.empty());
        CHECK(written.recovered == 0);
        CHECK(folder.names() == std::vector<std::string>{"a.h5"});
    }
}

TEST_CASE("a run that ends before it has come to what an earlier one left takes nothing of it away") {
    const Made made(2);
    const Folder folder;
    const ResultsTarget target = target_of(folder.file("a.h5"), 9000);
    kill_after(made, target, 30);
    const Written cut = write(made, target, {.stop = [] { return true; }});
    CHECK(cut.result.summary.replications == 0);
    const Written failed = write(made, target, {.threads = 1, .scratch_directory = "/"});
    CHECK(failed.recovered == 30 * block_replications);
}

TEST_CASE("results of an interrupted run do not take the place of complete ones") {
    const Made made(2);
    const Folder folder;
    const std::string path = folder.file("a.h5"), beside = folder.file("a.incomplete.h5");
    const ResultsTarget target = target_of(path, 3000);
    const auto interrupted_after = [&](int replications) {
        int asked = 0;
        return write(made, target,
                     {.threads = 1, .stop = [&, replications] { return ++asked > replications; }});
    };
    REQUIRE(interrupted_after(300).published.elsewhere.empty());
    REQUIRE(interrupted_after(600).published.elsewhere.empty());
    CHECK(read_count(path, "replications") == 512);
    REQUIRE(write(made, target).fault.empty());
    const std::string whole = bytes_of(path);
    for (int replications : {1000, 2000}) {
        const Written cut = interrupted_after(replications);
        CHECK(cut.fault.empty());
        CHECK(cut.published.elsewhere == beside);
        CHECK((bytes_of(path) == whole));
        CHECK(read_count(beside, "replications") == (replications == 1000 ? 768 : 1792));
    }
    // Complete results under that name stay as well.
    fs::copy_file(path, beside, fs::copy_options::overwrite_existing);
    CHECK(interrupted_after(1000).fault == "'" + path + "' is complete and stays, and '" + beside +
                                               "', where results of an interrupted run would go, is "
                                               "something else");
    CHECK((bytes_of(beside) == whole));
    CHECK(folder.names().size() == 2);
}

TEST_CASE("what a run left that was killed while it assembled its file is removed, and nothing else") {
    const Made made(2);
    const Folder folder;
    const ResultsTarget target = target_of(folder.file("a.h5"), 1000);
    const std::vector<std::string> others{".0123456789abcde.part", ".0123456789abcdeF.part", ".part",
                                          ".0123456789abcdef.part.h5"};
    for (const std::string& other : others) std::ofstream(target.path + other) << "mine";
    fs::create_directory(target.path + ".1111111111111111.part");
    kill_after(made, target, 3);
    std::ofstream(target.path + ".0123456789abcdef.part") << "half a file";
    REQUIRE(write(made, target).fault.empty());
    CHECK(folder.names().size() == others.size() + 2);
    CHECK_FALSE(fs::exists(target.path + ".0123456789abcdef.part"));
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
    const std::string fault =
        opened.writer->publish(result.summary, fairness(scenario, result.summary)).fault;
    CHECK(fault == "'" + target.path + ".journal', in which '" + target.path +
                       "' grows, is damaged: record 2 has the wrong checksum");
    CHECK(folder.names() == std::vector<std::string>{"a.h5.journal"});
}
