// Places where no file can be written: a clear reason, and nothing under the final name.

#include <catch2/catch.hpp>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sched.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "results/made_file.hpp"

using namespace fundsim;
using namespace synthetic;

namespace {

std::string fault_of(const std::string& path, std::uint64_t replications = 1000) {
    const Made made(2);
    return write(made, target_of(path, replications)).fault;
}

//! What `work` returns in a process of its own, or how that process ended.
std::string in_child(const std::function<std::string()>& work) {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    const pid_t child = fork();
    if (child == 0) {
        const std::string said = work();
        const bool whole = ::write(ends[1], said.data(), said.size()) == ssize_t(said.size());
        _exit(whole ? 0 : 1);
    }
    close(ends[1]);
    std::string said;
    char letter;
    while (::read(ends[0], &letter, 1) == 1) said += letter;
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0
               ? said
               : said + " (ended with " + std::to_string(status) + ")";
}

//! Why `replications` cannot be written to a disk of `size`, mounted on `folder` for this process alone, and
//! what is left there; "no disk" without the right to mount one.
std::string fault_on_small_disk(const Folder& folder, const std::string& size, std::uint64_t replications) {
    const std::string options = "size=" + size;
    if (unshare(geteuid() == 0 ? CLONE_NEWNS : CLONE_NEWNS | CLONE_NEWUSER) != 0 ||
        mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        mount("none", folder.path.c_str(), "tmpfs", 0, options.c_str()) != 0)
        return "no disk";
    ResultsTarget target = target_of(folder.file("a.h5"), replications);
    target.until = 1e-9;
    std::string said = write(Made(2), target, {.threads = 1}).fault;
    for (const std::string& name : folder.names()) said += ", left: " + name;
    return said;
}

}  // namespace

TEST_CASE("names under which no file can be published") {
    const Folder folder;
    const std::string place = folder.path.string();
    CHECK(fault_of("") == "no name for the results file");
    CHECK(fault_of(place) == "cannot write '" + place + "': it is a directory; give the name of a file");
    CHECK(fault_of(place + "/") ==
          "cannot write '" + place + "/': it is a directory; give the name of a file");
    CHECK(fault_of(place + "/no/a.h5") ==
          "cannot write '" + place + "/no/a.h5': there is no folder '" + place + "/no'");
    std::ofstream(folder.file("file")) << "text";
    CHECK(fault_of(place + "/file/a.h5") ==
          "cannot write '" + place + "/file/a.h5': '" + place + "/file' is no folder");
    CHECK(fault_of("/dev/full") ==
          "cannot write '/dev/full': it is no plain file, and results are published by rename");
    CHECK(fault_of("/proc/a.h5") == "cannot write '/proc/a.h5.journal': No such file or directory");
    CHECK(folder.names() == std::vector<std::string>{"file"});
}

TEST_CASE("a folder that may not be written to") {
    const Folder folder;
    chmod(folder.path.c_str(), 0500);
    const std::string path = folder.file("a.h5");
    const std::string said = in_child([&] {
        // Root may write everywhere.
        if (geteuid() == 0 && seteuid(65534) != 0) return std::string("cannot become another user");
        return fault_of(path);
    });
    CHECK(said == "cannot write '" + path + ".journal': Permission denied");
    chmod(folder.path.c_str(), 0700);
    CHECK(folder.names().empty());
}

TEST_CASE("a symbolic link stays, what it leads to is replaced") {
    const Folder folder;
    fs::create_directory(folder.path / "real");
    fs::create_symlink("real/b.h5", folder.path / "a.h5");
    CHECK(fault_of(folder.file("a.h5")).empty());
    CHECK(fs::is_symlink(folder.path / "a.h5"));
    CHECK(fs::is_regular_file(folder.path / "real" / "b.h5"));
}

TEST_CASE("what bears the journal's name and is none is left alone") {
    const Folder folder;
    const std::string path = folder.file("a.h5");
    std::ofstream(path + ".journal") << "my diary";
    CHECK(fault_of(path) ==
          "'" + path + ".journal' is in the way: a file that is no journal of this program");
    CHECK(bytes_of(path + ".journal") == "my diary");
    fs::remove(path + ".journal");
    mkfifo((path + ".journal").c_str(), 0600);
    CHECK(fault_of(path) ==
          "'" + path + ".journal' is in the way: a file that is no journal of this program");
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
        CHECK(second.fault == "another run is writing '" + target.path + ".journal'");
    }
    CHECK(folder.names().empty());
    CHECK(open_results(scenario, made.cast, target).fault.empty());
}

TEST_CASE("more than the disk holds is refused before it is tried, unless a stopping rule may end the run") {
    const Folder folder;
    const Made made(2);
    ResultsTarget target = target_of(folder.file("a.h5"), 1'000'000'000'000'000);
    const std::string fault = open_results(scenario_of(made), made.cast, target).fault;
    CHECK(fault.starts_with("1000000000000000 replications need about "));
    CHECK(folder.names().empty());
    target.until = 1;
    CHECK(open_results(scenario_of(made), made.cast, target).fault.empty());
}

TEST_CASE("a limit on the size of files, reached in the journal or in the file itself") {
    const Folder folder;
    const std::string path = folder.file("a.h5");
    std::ofstream(path) << "older";
    const auto limited = [&](rlim_t most, const ResultsTarget& target) {
        return [most, target] {
            const rlimit limit{most, most};
            setrlimit(RLIMIT_FSIZE, &limit);
            std::signal(SIGXFSZ, SIG_IGN);
            const Made made(2);
            return write(made, target, {.threads = 1}).fault;
        };
    };
    // Two models with 37 figures each take about 600 kB in the journal for 1,000 replications; for 600 it is
    // smaller than `journal`, and the file larger.
    const std::uintmax_t journal = 12'800 * metrics().size();
    CHECK(in_child(limited(300'000, target_of(path, 1000))) ==
          "cannot write '" + path + ".journal': File too large");
    REQUIRE(write(Made(2), target_of(folder.file("b.h5"), 600)).fault.empty());
    const std::uintmax_t whole = fs::file_size(folder.file("b.h5"));
    fs::remove(folder.file("b.h5"));
    // Whichever write of HDF5's fails, it is noticed.
    for (std::uintmax_t most = journal; most < whole; most += (whole - journal) / 7 + 1)
        CHECK(in_child(limited(most, target_of(path, 600))) ==
              "cannot write '" + path + ".part': File too large");
    CHECK(folder.names() == std::vector<std::string>{"a.h5"});
    CHECK(bytes_of(path) == "older");
}

TEST_CASE("a full disk") {
    const Folder folder;
    const std::string path = folder.file("a.h5");
    const std::string said = in_child([&] { return fault_on_small_disk(folder, "1m", 5000); });
    if (said == "no disk") {
        WARN("skipped: no right to mount a small disk");
        return;
    }
    CHECK(said == "cannot write '" + path + ".journal': No space left on device");
    // Room for the journal, not for the file beside it.
    CHECK(in_child([&] { return fault_on_small_disk(folder, "4m", 5000); }) ==
          "cannot write '" + path + ".part': No space left on device");
    CHECK(in_child([&] { return fault_on_small_disk(folder, "8m", 5000); }) == ", left: a.h5");
    CHECK(folder.names().empty());
}
