// What users type as the value of an option.

#include "cli/values.hpp"

#include <catch2/catch.hpp>

using namespace fundsim;

namespace {

constexpr std::uint64_t most = 1'000'000'000;

std::optional<std::uint64_t> whole(std::string_view text) { return parse_whole(text, "-n", 1, most).value; }

}  // namespace

TEST_CASE("whole numbers may be written in several ways") {
    CHECK(whole("10000") == 10000U);
    CHECK(whole("10_000") == 10000U);
    CHECK(whole("1e4") == 10000U);
    CHECK(whole("1.5e3") == 1500U);
    CHECK(whole("+7") == 7U);
    CHECK(whole("1e9") == most);
}

TEST_CASE("what is no whole number in range is refused with its text") {
    for (const std::string_view text : {"0",
                                        "-5",
                                        "1e18",
                                        "1e10",
                                        "1.5",
                                        "ten",
                                        "",
                                        " 5",
                                        "5 ",
                                        "0x10",
                                        "nan",
                                        "inf",
                                        "1e-3",
                                        "_5",
                                        "5_",
                                        "1__0",
                                        "1e400",
                                        "-1e400",
                                        "99999999999999999999",
                                        "+-5",
                                        "--5",
                                        "5,000"}) {
        const auto parsed = parse_whole(text, "-n", 1, most);
        CHECK_FALSE(parsed.value);
        CHECK(parsed.fault.find("-n takes a whole number from 1 to 1,000,000,000") == 0);
    }
    CHECK(parse_whole("5,000", "-n", 1, most).fault.find("no commas") != std::string::npos);
}

TEST_CASE("seeds use all 64 bits and no more") {
    constexpr std::uint64_t last = 18446744073709551615ULL;
    CHECK(parse_whole("18446744073709551615", "--seed", 0, last).value == last);
    CHECK(parse_whole("18446744073709551614", "--seed", 0, last).value == last - 1);
    CHECK_FALSE(parse_whole("18446744073709551616", "--seed", 0, last).value);
    CHECK(parse_whole("1e16", "--seed", 0, last).value == 10'000'000'000'000'000ULL);
    CHECK(parse_whole("1.8446744073709551615e19", "--seed", 0, last).value == last);
    CHECK(parse_whole("12345678901234567.0", "--seed", 0, last).value == 12345678901234567ULL);
    CHECK(parse_whole("0e99", "--seed", 0, last).value == 0U);
    CHECK_FALSE(parse_whole("1.8446744073709551616e19", "--seed", 0, last).value);
    CHECK_FALSE(parse_whole("1e20", "--seed", 0, last).value);
    CHECK_FALSE(parse_whole("1.25e1", "--seed", 0, last).value);
    CHECK_FALSE(parse_whole("1e99999999999", "--seed", 0, last).value);
    CHECK(parse_whole("-1", "--seed", 0, last).fault.find("18,446,744,073,709,551,615") != std::string::npos);
}

TEST_CASE("precision is a number above 0") {
    CHECK(parse_positive("250", "--until").value == 250);
    CHECK(parse_positive("1_000.5", "--until").value == 1000.5);
    CHECK(parse_positive("2.5e3", "--until").value == 2500);
    for (const std::string_view text : {"0", "-1", "nan", "inf", "1e999", "", "1x", "1,000"}) {
        CHECK_FALSE(parse_positive(text, "--until").value);
        CHECK_FALSE(parse_positive(text, "--until").fault.empty());
    }
}

TEST_CASE("a command line is recorded so that a shell reads it back") {
    CHECK(shell_word("run") == "run");
    CHECK(shell_word("a=1.5") == "a=1.5");
    CHECK(shell_word("") == "''");
    CHECK(shell_word("two words") == "'two words'");
    CHECK(shell_word("it's") == "'it'\\''s'");
    CHECK(shell_word("$HOME") == "'$HOME'");
}
