// `breakeven --goal`: what it prints, for people and programs, and what it refuses.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "cli/asked.hpp"
#include "cli/goal_text.hpp"

using namespace fundsim;

TEST_CASE("breakeven --goal: a finding, its tables, and the same for programs") {
    const std::vector<std::string> command{
        "breakeven", "--goal", "npv>2000:0.8", "--vary", "opportunities.value_scale=0.5:3", "-n", "40"};
    const Reply text = ask(command);
    INFO(text.err);
    CHECK(text.code == ExitCode::done);
    CHECK(contains(text.out, "a goal for Product teams, 40 simulated"));
    CHECK(contains(text.out, "least change"));
    CHECK(contains(text.out, "1 (as it is)"));
    std::vector<std::string> more = command;
    more.insert(more.end(), {"--json", "--vary", "model.\"Product teams\".wip=1:2", "--vary",
                             "model.scope=fixed:adaptive"});
    const Reply reply = ask(more);
    INFO(reply.err);
    REQUIRE(reply.code == ExitCode::done);
    const auto object = nlohmann::json::parse(reply.out);
    CHECK(object["model"] == "Product teams");
    CHECK(object["moved"].size() == 3);
    CHECK(object["moved"][2]["words"][0] == "fixed");
    CHECK(object["replications"] == 40);
    CHECK(object["alone"].size() == 3);
    CHECK(object["sentences"]["verdict"].get<std::string>().starts_with("As things stand"));

    for (const char* option : {"--model", "--a"}) {
        std::vector<std::string> other = command;
        other.insert(other.end(), {option, "Annual projects"});
        CHECK(contains(ask(other).out, "a goal for Annual projects"));
    }
}

TEST_CASE("breakeven --goal: what does not go together is refused with the reason") {
    const auto refused = [](const std::vector<std::string>& more, const std::string& why) {
        std::vector<std::string> words{"breakeven", "-n", "2", "--goal", "npv>0"};
        words.insert(words.end(), more.begin(), more.end());
        fundsim::refused(words, why);
    };
    const std::string wip = "model.wip=1:3";
    refused({}, "which parameter is to move?");
    refused({"--vary", wip, "--profile"}, "--profile is the gap between two models");
    refused({"--vary", wip, "--b", "Annual projects"}, "--goal looks at one model");
    refused({"--vary", wip, "--a", "Product teams", "--model", "Product teams"}, "leave one out");
    refused({"--vary", wip, "--model", "Product team"}, "Did you mean 'Product teams'?");
    refused({"--vary", wip, "--vary", wip}, "move the same parameter of Product teams");
    refused({"--vary", wip, "--vary", "model.\"Product teams\".wip=1:2"}, "move the same parameter");
    refused({"--vary", "model.\"Annual projects\".wip=1:3"}, "the goal is one for Product teams");
    refused({"--vary", "model.scope=fixed:fluid"}, "not 'fluid'");
    refused({"--vary", "model.reserve_list=yes:no"}, "is true or false, not 'yes'");
    refused({"--vary", "opportunities.fit=0:1"}, "is a distribution");
    refused({"--vary", "organisation.areas=4:2"}, "ends where it begins or before");
    refused({"--vary", "organisation.areas=1:2", "--vary", "organisation.run_rate=0.1:0.2", "--vary", wip,
             "--vary", "organisation.attrition=0.1:0.2"},
            "three levers at most");
    fundsim::refused({"breakeven", "--vary", wip, "--model", "Product teams"}, "--model says whose --goal");
}

TEST_CASE("goals: conditions, one chance, and what is wrong with others") {
    const GoalReading both = read_goal("npv > 10_000 : 0.7, payback<48");
    CHECK(both.fault.empty());
    REQUIRE(both.goal.conditions.size() == 2);
    CHECK(both.goal.chance == 0.7);
    CHECK(both.goal.conditions[0].above);
    CHECK(both.goal.conditions[0].bound == 10'000);
    CHECK(both.goal.conditions[1].figure.name == "payback_month");
    CHECK_FALSE(both.goal.conditions[1].above);
    CHECK(read_goal("npv>-5,payback<48:1").goal.chance == 1);
    CHECK(read_goal("npv>0").goal.chance == 0.5);

    const auto wrong = [](const std::string& text, const std::string& why) {
        const std::string fault = read_goal(text).fault;
        INFO(text << ": " << fault);
        CHECK(contains(fault, why));
    };
    wrong("", "is no condition");
    wrong("npv>0,", "is no condition");
    wrong("npv", "is no condition");
    wrong("nvp>0", "Did you mean 'npv'?");
    wrong("happiness>0", "all others of fundsim run --json");
    wrong("npv>=0", "takes > or < alone");
    wrong("npv>much", "takes a number, not 'much'");
    wrong("npv>inf", "takes a number, not 'inf'");
    wrong("npv>0:0", "above 0 and at most 1, not 0");
    wrong("npv>0:70", "(70 % is written 0.7)");
    wrong("npv>0:-0.1", "above 0 and at most 1");
    wrong("npv>0:x", "the chance after the colon takes a number");
    wrong("npv>0:0.5,payback<48:0.7", "one chance for all conditions");
    wrong("npv>0:0.5:0.7", "the chance after the colon takes a number");
    wrong("npv>10,npv<5", "no future has npv above 10 and below 5");
}
