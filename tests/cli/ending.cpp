// Exit codes of runs that end early or without the precision asked for, and the line that tells progress.

#include "cli/ending.hpp"

#include <catch2/catch.hpp>

#include "cli/layout.hpp"
#include "cli/progress.hpp"
#include "findings/made_summary.hpp"

using namespace fundsim;

TEST_CASE("a run that did all it was asked for is done") {
    const Reply reply = ending_of(made::summary(100, 200), "kEUR", Talk::normal);
    CHECK(reply.code == ExitCode::done);
    CHECK(reply.err.empty());
}

TEST_CASE("precision that was reached is told, precision that was not is an exit code of its own") {
    Summary summary = made::summary(100, 200);
    summary.until = 250;
    summary.ending = Ending::precise;
    CHECK(ending_of(summary, "kEUR", Talk::normal).code == ExitCode::done);
    CHECK(ending_of(summary, "kEUR", Talk::normal).err.find("±200 kEUR after 10,000 futures") !=
          std::string::npos);
    CHECK(ending_of(summary, "kEUR", Talk::quiet).err.empty());

    summary.until = 100;
    summary.ending = Ending::complete;
    const Reply reply = ending_of(summary, "kEUR", Talk::quiet);
    CHECK(reply.code == ExitCode::imprecise);
    CHECK(reply.err.find("±200 kEUR after 10,000 futures, asked for was ±100 kEUR") != std::string::npos);
    CHECK(reply.err.find("-n 44000") != std::string::npos);
}

TEST_CASE("half the margin needs four times the futures, and a little more") {
    Summary summary = made::summary(100, 200);
    summary.until = 100;
    CHECK(replications_for(summary) == 44'000);
    summary.until = 1e-6;
    CHECK(ending_of(summary, "kEUR", Talk::normal).err.find("no number of futures") != std::string::npos);
}

TEST_CASE("an interrupted run says what it kept") {
    Summary summary = made::summary(100, 200);
    summary.until = 1;
    summary.ending = Ending::interrupted;
    summary.replications = 512;
    const Reply reply = ending_of(summary, "kEUR", Talk::quiet);
    CHECK(reply.code == ExitCode::interrupted);
    CHECK(reply.err.find("512 of 10,000 futures") != std::string::npos);
}

TEST_CASE("progress fits on one line") {
    CHECK(progress_line(4096, 10'000, 8, 80) ==
          "[############..................]  40 %  4,096 of 10,000 futures, 12 s left");
    CHECK(progress_line(0, 10'000, 0, 80).find("left") == std::string::npos);
    CHECK(progress_line(10'000, 10'000, 20, 80).find("left") == std::string::npos);
    for (const std::size_t width : {40, 50, 80, 100}) {
        CHECK(columns_of(progress_line(123'456'789, 1'000'000'000, 1e6, width)) < width);
    }
}
