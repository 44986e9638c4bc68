// Links that others plant where a run will write: none is followed.

#include <catch2/catch.hpp>
#include <sys/stat.h>

#include "results/hdf5_output.hpp"
#include "results/made_file.hpp"

using namespace fundsim;
using namespace synthetic;

TEST_CASE("links that others plant lead nowhere") {
    const Folder folder;
    const std::string path = folder.file("a.h5"), victim = folder.file("victim");
    std::ofstream(victim) << "precious";
    chmod(victim.c_str(), 0666);
    const Made made(2);
    const Scenario scenario = scenario_of(made);
    const ResultsTarget target = target_of(path, 1000);
    const auto publish = [&](const std::function<void()>& plant) {
        const OpenedResults opened = open_results(scenario, made.cast, target);
        REQUIRE(opened.fault.empty());
        const Result result = made.run(
            {.replications = 1000, .sink = [&](const Block& block) { return opened.writer->append(block); }});
        plant();
        return opened.writer->publish(result.summary, fairness(scenario, result.summary)).fault;
    };
    // While the run lasts, under a name that can be foreseen.
    CHECK(publish([&] { fs::create_symlink("victim", path + ".part"); }).empty());
    CHECK(bytes_of(victim) == "precious");
    CHECK(fs::is_symlink(path + ".part"));
    fs::remove(path + ".part");
    // In place of the file itself: the link is replaced, not followed.
    CHECK(publish([&] {
              fs::remove(path);
              fs::create_symlink("victim", path);
          }).empty());
    CHECK(bytes_of(victim) == "precious");
    CHECK(fs::is_regular_file(fs::symlink_status(path)));
    // Nor does the link say who may read the file.
    CHECK((fs::status(path).permissions() & fs::perms::others_write) == fs::perms::none);
    // In place of the journal, as a link of either kind: also to a file that is empty.
    fs::create_symlink("victim", path + ".journal");
    const std::string grows =
        "cannot write '" + path + "': until it is whole it grows in '" + path + ".journal', ";
    CHECK(write(made, target).fault ==
          grows + "which is there and cannot be opened (a link): remove that or write elsewhere");
    CHECK(bytes_of(victim) == "precious");
    fs::remove(path + ".journal");
    fs::resize_file(victim, 0);
    fs::create_hard_link(victim, path + ".journal");
    CHECK(write(made, target).fault ==
          grows + "but the file of that name has other names too: remove it or write elsewhere");
    CHECK(fs::file_size(victim) == 0);
}

TEST_CASE("a link under the private name is not followed either, should anybody guess it") {
    const Folder folder;
    const std::string path = folder.file("a.h5"), guessed = path + ".0123456789abcdef.part";
    std::ofstream(folder.file("victim")) << "precious";
    for (const std::string target : {"victim", "nothing"}) {
        fs::create_symlink(target, guessed);
        Hdf5Output output({.path = guessed, .final_path = path, .admission = admission_of(path)});
        output.attribute("/", "title", std::string("Made up"));
        CHECK(output.close().starts_with("cannot write '" + path + "'"));
        CHECK(fs::is_symlink(guessed));
        fs::remove(guessed);
    }
    CHECK(bytes_of(folder.file("victim")) == "precious");
    CHECK(folder.names() == std::vector<std::string>{"victim"});
}

TEST_CASE("a link where results of an interrupted run go is replaced, or stays with what it leads to") {
    const Folder folder;
    const std::string path = folder.file("a.h5"), beside = folder.file("a.incomplete.h5");
    const std::string victim = folder.file("victim");
    const Made made(2);
    const ResultsTarget target = target_of(path, 3000);
    REQUIRE(write(made, target).fault.empty());
    const auto interrupted = [&] {
        int asked = 0;
        return write(made, target, {.threads = 1, .stop = [&] { return ++asked > 1000; }});
    };
    std::ofstream(victim) << "precious";
    fs::create_symlink("victim", beside);
    CHECK(interrupted().fault.ends_with("is something else"));
    CHECK(bytes_of(victim) == "precious");
    CHECK(fs::is_symlink(beside));
    fs::resize_file(victim, 0);
    CHECK(interrupted().published.elsewhere == beside);
    CHECK(fs::file_size(victim) == 0);
    CHECK(fs::is_regular_file(fs::symlink_status(beside)));
}
