// Explorations and sweeps as commands: what they print, for people and programs, and what they refuse.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "cli/asked.hpp"

using namespace fundsim;

TEST_CASE("explore: a finding, its table, and the same for programs") {
    const Reply text = ask({"explore", "--draws", "96"});
    INFO(text.err);
    CHECK(text.code == ExitCode::done);
    CHECK(contains(text.out, "Product teams less Annual projects, 192 simulated futures"));
    CHECK(contains(text.out, "over the plausible range of all"));
    CHECK(contains(text.out, "more that matter less: --full shows them"));
    CHECK(contains(text.out, "To know all assumptions exactly") +
              contains(text.out, "Research on the assumptions") ==
          1);
    CHECK_FALSE(contains(ask({"explore", "--draws", "96", "--full"}).out, "more that matter less"));

    const auto object = nlohmann::json::parse(ask({"explore", "--draws", "96", "--json"}).out);
    CHECK(object["draws"] == 96);
    CHECK(object["complete"] == true);
    CHECK(object["probability_a_ahead"]["ci95"].size() == 2);
    CHECK(object["parameters"].size() > 30);
    CHECK(object["parameters"][0]["drawn"]["low"].is_number());
}

TEST_CASE("explore: what the scenario says of its own values is drawn") {
    const Reply reply = ask({"explore", "--draws", "64", "--json", "--set",
                             "organisation.discount_rate={ uniform = { min = 0.05, max = 0.15 } }"});
    INFO(reply.err);
    REQUIRE(reply.code == ExitCode::done);
    const auto object = nlohmann::json::parse(reply.out);
    const auto& last = object["parameters"].back();
    CHECK(last["address"] == "organisation.discount_rate");
    CHECK(last["drawn"]["p50"] == Approx(0.1));
}

TEST_CASE("explore: what cannot be explored is refused with the reason") {
    refused({"explore", "--a", "Annual projects"}, "are the same model");
    refused({"explore", "--b", "Anual projects"}, "Did you mean 'Annual projects'?");
    refused({"explore", "--draws", "0"}, "--draws");
    refused({"explore", "--draws", "1e12"}, "--draws");
    refused({"explore", "--until", "0.5"}, "a share of futures");
    refused({"explore", "-o", ""}, "the name after -o is empty");
    refused({"explore", "-o", "draws.csv"}, "draws.h5");
    CHECK(ask({"explore", "-o", "/nowhere/draws.h5"}).code == ExitCode::file);
    const Reply imprecise = ask({"explore", "--draws", "32", "--until", "0.001"});
    CHECK(imprecise.code == ExitCode::imprecise);
    CHECK(contains(imprecise.err, "of the share after 32 draws"));
}

TEST_CASE("explore --pilot: what pilots would be worth, and the same for programs") {
    const std::vector<std::string> words{
        "explore", "--draws", "96", "--pilot", "teams=1,months=6", "--pilot", "months=1_2,teams=2,cost=1e2"};
    const Reply text = ask(words);
    INFO(text.err);
    CHECK(text.code == ExitCode::done);
    CHECK(contains(text.out, "A pilot of 1 team for 6 months would"));
    CHECK(contains(text.out, "2 teams for 12 months"));
    CHECK(contains(text.out, "A pilot: in each draw Product teams also play"));
    CHECK_FALSE(contains(ask({"explore", "--draws", "96"}).out, "pilot"));

    std::vector<std::string> for_programs = words;
    for_programs.push_back("--json");
    auto object = nlohmann::json::parse(ask(for_programs).out);
    REQUIRE(object["evsi"].size() == 2);
    CHECK(object["evsi"][1]["teams"] == 2);
    CHECK(object["evsi"][1]["months"] == 12);
    CHECK(object["evsi"][1]["cost"] == 100);
    for (const char* figure : {"changes_decision", "delay", "net"})
        CHECK(object["evsi"][0][figure]["ci95"].size() == 2);
    CHECK(object["evsi"][0]["ci95"].size() == 2);
    // All else is what it is without pilots.
    auto without = nlohmann::json::parse(ask({"explore", "--draws", "96", "--json"}).out);
    CHECK(without["evsi"] == nlohmann::json::array());
    for (auto* each : {&object, &without}) {
        for (const char* other : {"evsi", "sentences", "wall_seconds"}) each->erase(other);
    }
    CHECK(object == without);
}

TEST_CASE("explore --totals: what assumptions move in all, from as many rows as asked for") {
    const Reply text = ask({"explore", "--draws", "64", "--totals", "64"});
    CHECK(text.code == ExitCode::done);
    CHECK(contains(text.out, "in all"));
    CHECK_FALSE(contains(ask({"explore", "--draws", "64"}).out, "in all"));
    const auto object =
        nlohmann::json::parse(ask({"explore", "--draws", "64", "--totals", "64", "--json"}).out);
    CHECK(object["totals"]["rows"] == 64);
    std::size_t told = 0;
    for (const auto& parameter : object["parameters"]) told += parameter["total"].is_object() ? 1 : 0;
    CHECK(told == 10);
    CHECK(nlohmann::json::parse(ask({"explore", "--draws", "64", "--json"}).out)["totals"].is_null());
    refused({"explore", "--totals", "some"}, "--totals");
    refused({"explore", "--totals", "-1"}, "--totals");
    refused({"explore", "--totals", "1e9"}, "--totals");
}

TEST_CASE("explore --pilot: what is no pilot is refused with the reason") {
    const auto pilot = [](const std::string& text, const std::string& why) {
        refused({"explore", "--draws", "8", "--pilot", text}, why);
    };
    pilot("", "how many teams, and for how long?");
    pilot("teams=1", "for how many months");
    pilot("months=1", "of how many teams");
    pilot("1,6", "'1' does not say what it is a number of");
    pilot("teams=1,months=6,", "is empty");
    pilot("teams=1,month=6", "Did you mean 'months'?");
    pilot("teams=1,teams=1,months=6", "has teams twice");
    pilot("teams=1.5,months=6", "a whole number from 1 to 2, not '1.5'");
    pilot("teams=3,months=6", "the budget pays for 2 teams of 'Product teams'");
    pilot("teams=1,months=24", "the horizon is 24 months");
    pilot("teams=1,months=6,cost=-1", "is below 0");
    pilot("teams=1,months=6,cost=much", "takes a number");
    std::vector<std::string> five{"explore"};
    for (int k = 0; k < 5; ++k) five.insert(five.end(), {"--pilot", "teams=1,months=6"});
    refused(five, "at most 4 pilots");
    refused({"explore", "--pilot", "teams=1,months=6", "--b", "nobody"}, "there is no model 'nobody'");
}

TEST_CASE("sweep: a finding, its map, and the same for programs") {
    const std::vector<std::string> words{"sweep",
                                         "-n",
                                         "32",
                                         "--vary",
                                         "organisation.discount_rate=0.04:0.16:3",
                                         "--vary",
                                         "model.scope=fixed,adaptive"};
    const Reply text = ask(words);
    INFO(text.err);
    CHECK(text.code == ExitCode::done);
    CHECK(contains(text.out, "6 cells of organisation.discount_rate and model.scope"));
    CHECK(contains(text.out, "The robust choice is"));
    CHECK(contains(text.out, "organisation.discount_rate down,"));
    std::vector<std::string> json = words;
    json.push_back("--json");
    const auto object = nlohmann::json::parse(ask(json).out);
    REQUIRE(object["cells"].size() == 6);
    CHECK(object["cells"][5]["values"]["organisation.discount_rate"] == 0.16);
    CHECK(object["cells"][5]["values"]["model.scope"] == "adaptive");
    CHECK(object["cells"][5]["replications"] == 32);
    CHECK(object["cells"][0]["models"][1]["npv_difference_to_first"]["ci95"].size() == 2);
    CHECK(object["cells_played"] == 6);
    std::vector<std::string> all = json;
    all.push_back("--all");
    CHECK(nlohmann::json::parse(ask(all).out)["models"].size() > 2);
}

TEST_CASE("sweep: what cannot be swept is refused with the reason, before anything runs") {
    const auto refused = [](std::vector<std::string> words, const std::string& why,
                            ExitCode code = ExitCode::usage) {
        words.insert(words.begin(), "sweep");
        fundsim::refused(words, why, code);
    };
    refused({}, "what is swept?");
    refused({"--vary", "organisation.areas"}, "KEY=A:B:N");
    refused({"--vary", "organisation.area=1,2"}, "Did you mean 'areas'?");
    refused({"--vary", "organisation.areas=1:9"}, "the number of values");
    refused({"--vary", "organisation.areas=9:1:3"}, "lower one first");
    refused({"--vary", "organisation.areas=1:9:3:lin"}, "after A:B:N comes :log");
    refused({"--vary", "organisation.areas=0,3"}, "organisation.areas");
    refused({"--vary", "organisation.areas=3,3"}, "twice");
    refused({"--vary", "organisation.areas=3,x"}, "organisation.areas");
    refused({"--vary", "model.scope=fixed,whatever"}, "none of its words");
    refused({"--vary", "model.scope=fixed:adaptive:2"}, "nothing between");
    refused({"--vary", "opportunities.effort=1,2"}, "a distribution");
    refused({"--vary", "organisation.areas=3,6", "--vary", "organisation.areas=4,5"}, "twice");
    refused({"--vary", "organisation.attrition=0:0.9:1e6", "--vary", "opportunities.sigma_case=0:1:1e6"},
            "1,000,000,000,000 cells");
    refused({"--vary", "organisation.attrition=0:0.9:1e6", "-n", "1e6"}, "would take months");
    refused({"--vary", "organisation.areas=3,6", "--resume"}, "name it with -o");
    refused({"--vary", "organisation.areas=3,6", "--all", "--a", "Product teams"}, "leave out --a and --b");
    refused({"--vary", "organisation.areas=3,6", "-o", "x.csv"}, "x.h5");
    refused({"--vary", "organisation.areas=3,6", "-o", "/nowhere/x.h5"}, "/nowhere", ExitCode::file);
    refused({"--vary", "organisation.person_month_cost=1e6,2e6"}, "none of the cells can be played",
            ExitCode::invalid);
}
