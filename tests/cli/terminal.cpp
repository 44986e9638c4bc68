// The process's own streams.

#include "cli/terminal.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cerrno>
#include <cstdlib>
#include <string>

using namespace fundsim;

namespace {

//! What a process that begins with closed streams finds: 0 when a file takes none of their places.
int with_closed_streams() {
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        close(descriptor);
    }
    occupy_standard_streams();
    if (open("/dev/null", O_RDWR) <= STDERR_FILENO) {
        return 1;
    }
    if (write_all(STDOUT_FILENO, "x") != EBADF || write_all(STDERR_FILENO, "x") != EBADF) {
        return 2;
    }
    return 0;
}

}  // namespace

TEST_CASE("closed streams are occupied, and what is written to them is noticed") {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        _exit(with_closed_streams());
    }
    int status = -1;
    REQUIRE(waitpid(child, &status, 0) == child);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
}

TEST_CASE("open streams stay what they are") {
    occupy_standard_streams();
    CHECK(write_all(STDOUT_FILENO, "") == 0);
    CHECK(fcntl(STDOUT_FILENO, F_GETFD) != -1);
}

TEST_CASE("output is laid out for COLUMNS where that is a number") {
    const char* before = std::getenv("COLUMNS");
    const std::string kept = before != nullptr ? before : "";
    const auto tables = [](const char* columns) {
        setenv("COLUMNS", columns, 1);
        return process_terminal().table_width;
    };
    CHECK(tables("60") == 60);
    CHECK(process_terminal().width == 60);
    CHECK(tables("140") == 140);
    CHECK(process_terminal().width == widest_text);
    CHECK(tables("3") == narrowest);
    CHECK(tables("99999999999999999999999") == widest);
    unsetenv("COLUMNS");
    const std::size_t unasked = process_terminal().table_width;
    for (const char* no_number : {"", "0", "60 ", "-60", "wide", "60x"}) {
        CHECK(tables(no_number) == unasked);
    }
    if (before != nullptr) {
        setenv("COLUMNS", kept.c_str(), 1);
    } else {
        unsetenv("COLUMNS");
    }
}

TEST_CASE("nothing steers a terminal but line breaks and emphasis") {
    Terminal bold;
    bold.emphasis = Emphasis::bold;
    const std::string ours = emphasised("A ± B", bold) + "\n\n  c\n";
    CHECK(guarded(ours) == ours);
    CHECK(guarded("a\033[2Jb\033") == "a?[2Jb?");
    CHECK(guarded("a\rb\033[1;31mc\xc2\x9b\xff\u202e\n") == "a b?[1;31mc???\n");
    CHECK(guarded("").empty());
}

TEST_CASE("emphasis is only given where it is allowed") {
    Terminal terminal;
    CHECK(emphasised("x", terminal) == "x");
    terminal.emphasis = Emphasis::bold;
    CHECK(emphasised("x", terminal) == "\033[1mx\033[0m");
    CHECK(emphasised("", terminal).empty());
}
