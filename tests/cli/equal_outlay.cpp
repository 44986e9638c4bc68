// `run --equal-outlay`: what it adds for people and programs, and what it refuses.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "cli/asked.hpp"

using namespace fundsim;

TEST_CASE("run --equal-outlay: a block of its own, and all else to the bit as without it") {
    const std::vector<std::string> plain{"run", "-n", "60"};
    std::vector<std::string> equal = plain;
    equal.emplace_back("--equal-outlay");
    const Reply without = ask(plain), with = ask(equal);
    CHECK(with.code == ExitCode::done);
    CHECK(with.out.starts_with(without.out));
    const std::string block = with.out.substr(without.out.size());
    CHECK(contains(block, "At equal outlay"));
    CHECK(contains(block, "Played in the same 60 futures"));

    const auto json_of = [](std::vector<std::string> words, const char* threads) {
        words.insert(words.end(), {"--json", "--threads", threads});
        auto object = nlohmann::json::parse(ask(words).out);
        object.erase("wall_seconds");
        return object;
    };
    auto object = json_of(equal, "1");
    CHECK(object == json_of(equal, "3"));
    CHECK(object["equal_outlay"]["models"].size() == 6);
    CHECK(object["equal_outlay"]["paired"].size() == 15);
    CHECK(object["equal_outlay"]["models"][0]["budget_factor"] == 1);
    object.erase("equal_outlay");
    CHECK(object == json_of(plain, "1"));
}

TEST_CASE("run --equal-outlay: what it does not go with is refused with the reason") {
    refused({"run", "--equal-outlay", "--versus", "organisation.areas=3"}, "leave out --equal-outlay");
    refused({"run", "--equal-outlay", "--trace", "0"}, "leave out --equal-outlay");
}
