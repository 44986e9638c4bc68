// The commands that study a scenario: what they print, for people and programs, and what they refuse.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "cli/asked.hpp"

using namespace fundsim;

TEST_CASE("attribute: a finding, its table, and the same for programs") {
    const Reply text = ask({"attribute", "-n", "32", "--to", "Feature teams"});
    CHECK(text.code == ExitCode::done);
    CHECK(contains(text.out, "from Annual projects to Feature teams, 32 simulated futures"));
    CHECK(contains(text.out, "continuity"));
    CHECK(contains(text.out, "the gap"));
    CHECK_FALSE(contains(text.out, "discovery"));  // they do not differ in it

    const Reply reply = ask({"attribute", "-n", "32", "--to", "Feature teams", "--json"});
    const auto object = nlohmann::json::parse(reply.out);
    CHECK(object["from"] == "Annual projects");
    CHECK(object["to"] == "Feature teams");
    CHECK(object["replications"] == 32);
    double sum = 0;
    for (const auto& lever : object["levers"]) {
        sum += lever["shapley"]["mean"].get<double>();
        CHECK(lever["alone"]["ci95"].size() == 2);
        CHECK(lever["last"]["ci95"].size() == 2);
    }
    CHECK(sum == Approx(object["gap"]["mean"].get<double>()));
    CHECK(object["exact"] == true);
}

TEST_CASE("attribute: what cannot be attributed is refused with the reason") {
    refused({"attribute", "--to", "From where we are"}, "is a transition");
    refused({"attribute", "--to", "Product team"}, "Did you mean 'Product teams'?");
    refused({"attribute", "--from", "Product teams"}, "have the same levers");
    refused({"attribute", "-n", "0"}, "-n");
    refused({"attribute", "--until", "-3"}, "--until");
    const Reply imprecise = ask({"attribute", "-n", "8", "--until", "1", "--to", "Feature teams"});
    CHECK(imprecise.code == ExitCode::imprecise);
    CHECK(contains(imprecise.err, "not precise enough"));
    CHECK_FALSE(imprecise.out.empty());
}

TEST_CASE("sensitivity: a finding, its table, and the same for programs") {
    const Reply text = ask({"sensitivity", "-n", "16"});
    CHECK(text.code == ExitCode::done);
    CHECK(contains(text.out, "Product teams less Annual projects, 16 simulated futures"));
    CHECK(contains(text.out, "organisation.discount_rate"));
    CHECK(contains(text.out, "more with smaller swings: --full shows them"));
    const Reply full = ask({"sensitivity", "-n", "16", "--full"});
    CHECK_FALSE(contains(full.out, "more with smaller swings"));
    CHECK(contains(full.out, "model.switching_loss"));

    const auto object = nlohmann::json::parse(ask({"sensitivity", "-n", "16", "--json"}).out);
    CHECK(object["a"] == "Product teams");
    CHECK(object["b"] == "Annual projects");
    CHECK(object["parameters"].size() > 40);
    for (const auto& parameter : object["parameters"]) {
        CHECK(parameter["swing"]["mean"].get<double>() ==
              Approx(parameter["gap_at_high"]["mean"].get<double>() -
                     parameter["gap_at_low"]["mean"].get<double>())
                  .margin(1e-6));
    }
}

TEST_CASE("sensitivity: refuses a model against itself, and names nobody has") {
    CHECK(contains(ask({"sensitivity", "--a", "Annual projects"}).err, "are the same model"));
    CHECK(contains(ask({"sensitivity", "--b", "Nobody"}).err, "Nobody"));
    CHECK(ask({"sensitivity", "--a", "Annual projects"}).code == ExitCode::usage);
}

TEST_CASE("sensitivity --method sobol: a finding, its table, and the same for programs") {
    const std::vector<std::string> command{"sensitivity", "--method", "sobol", "-n", "16", "--top", "2"};
    const auto with = [&](std::vector<std::string> more) {
        more.insert(more.begin(), command.begin(), command.end());
        return ask(more);
    };
    const Reply text = with({});
    INFO(text.err);
    CHECK(text.code == ExitCode::done);
    CHECK(contains(text.out, "Product teams less Annual projects, 32 simulated futures"));
    CHECK(contains(text.out, "others together"));
    const auto object = nlohmann::json::parse(with({"--json"}).out);
    CHECK(object["method"] == "sobol");
    CHECK(object["rows"] == 16);
    CHECK(object["replications"] == 16);
    CHECK(object["parameters"].size() == 2);
    CHECK(object["others"]["parameters"].get<int>() > 30);
    // What the scenario says of its own values is drawn.
    const Reply own = ask({"sensitivity", "--method", "sobol", "-n", "2", "--full", "--json", "--set",
                           "organisation.discount_rate={ uniform = { min = 0.05, max = 0.15 } }"});
    INFO(own.err);
    const auto all = nlohmann::json::parse(own.out);
    CHECK(all["others"].is_null());
    CHECK(contains(all["parameters"].dump(), R"("p50":0.1)"));
    CHECK(with({"--until", "0.001"}).code == ExitCode::imprecise);
}

TEST_CASE("sensitivity --method sobol: what does not go with it is refused with the reason") {
    const auto refused = [](std::vector<std::string> words, const std::string& why) {
        words.insert(words.begin(), "sensitivity");
        fundsim::refused(words, why);
    };
    refused({"--method", "sobl"}, "--method is tornado or sobol, not 'sobl'. Did you mean 'sobol'?");
    refused({"--top", "5"}, "--top goes with --method sobol");
    refused({"--method", "sobol", "--top", "0"}, "--top");
    refused({"--method", "sobol", "--top", "5", "--full"}, "leave out --top");
    refused({"--method", "sobol", "--until", "500"}, "a share of the variance");
    refused({"--method", "sobol", "-n", "1e7"}, "1,000,000 at most");
    refused({"--method", "sobol", "--plain"}, "--plain");
    refused({"--method", "sobol", "--a", "Annual projects"}, "are the same model");
}

TEST_CASE("breakeven: a finding, its profile, and the same for programs") {
    const Reply text = ask({"breakeven", "--vary", "opportunities.value_scale=0.05:1", "-n", "60"});
    CHECK(text.code == ExitCode::done);
    CHECK(contains(text.out, "Product teams less Annual projects, 60 simulated"));
    CHECK(contains(text.out, "are level on average where"));
    const auto object = nlohmann::json::parse(
        ask({"breakeven", "--vary", "opportunities.value_scale=0.05:1", "-n", "60", "--json"}).out);
    CHECK(object["vary"] == "opportunities.value_scale");
    CHECK(object["profile"].size() == 9);
    REQUIRE(object["ties"].size() == 1);
    CHECK(object["ties"][0]["ci95"][0] < object["ties"][0]["value"]);
    const Reply named =
        ask({"breakeven", "--vary", "model.\"Product teams\".wip=1:3", "-n", "20", "--profile"});
    CHECK(named.code == ExitCode::done);
}

TEST_CASE("breakeven: what cannot be moved is refused with the reason") {
    const auto refused = [](const std::string& vary, const std::string& why) {
        const Reply reply = ask({"breakeven", "--vary", vary, "-n", "2"});
        CHECK(reply.code == ExitCode::usage);
        INFO(reply.err);
        CHECK(contains(reply.err, why));
    };
    refused("organisation.discount_rat=0.1:0.2", "Did you mean 'discount_rate'");
    refused("organisation.discount_rate=0.2:0.1", "ends where it begins or before");
    refused("organisation.discount_rate=0.1:0.1", "ends where it begins or before");
    refused("organisation.discount_rate=0.1", "KEY=A:B");
    refused("organisation.discount_rate=x:1", "takes a number, not 'x'");
    refused("organisation.discount_rate=0.1:inf", "takes a number, not 'inf'");
    refused("model.escalation=0.1:1.5", "model.escalation");
    refused("model.scope=fixed:adaptive", "is no number");
    refused("opportunities.fit=0:1", "is no number");
    refused("model.\"Nobody\".wip=1:3", "Nobody");
    CHECK(contains(ask({"breakeven"}).err, "which parameter is to move?"));
}

TEST_CASE("breakeven with two: the line, its map, and the same for programs") {
    const std::vector<std::string> command{"breakeven",
                                           "--vary",
                                           "opportunities.value_scale=0.05:1",
                                           "--vary",
                                           "organisation.discount_rate=0.05:0.2",
                                           "-n",
                                           "20"};
    const Reply text = ask(command);
    INFO(text.err);
    CHECK(text.code == ExitCode::done);
    CHECK(contains(text.out, "20 simulated"));
    CHECK(contains(text.out, "level at"));
    CHECK(contains(text.out, "The map has a row for each value of"));
    std::vector<std::string> for_programs = command;
    for_programs.emplace_back("--json");
    const auto object = nlohmann::json::parse(ask(for_programs).out);
    CHECK(object["vary"] ==
          std::vector<std::string>{"opportunities.value_scale", "organisation.discount_rate"});
    REQUIRE(object["frontier"].size() == 9);
    CHECK(object["frontier"][8]["value2"] == 0.2);
    CHECK(object["frontier"][8]["profile"].size() == 9);

    const auto refused = [](const std::vector<std::string>& more, const std::string& why) {
        std::vector<std::string> words{"breakeven", "-n", "2", "--vary", "model.wip=1:3"};
        words.insert(words.end(), more.begin(), more.end());
        fundsim::refused(words, why);
    };
    refused({"--vary", "model.wip=1:2"}, "move the same parameter");
    refused({"--vary", "model.\"Product teams\".wip=1:2"}, "move the same parameter");
    refused({"--vary", "organisation.areas=2:4", "--vary", "organisation.run_rate=0.1:0.2"}, "with --set");
    refused({"--vary", "organisation.areas=2:4", "--profile"}, "--profile is the gap along one parameter");
    refused({"--vary", "organisation.area=2:4"}, "Did you mean 'areas'");
    const Reply of_two_models = ask({"breakeven", "-n", "2", "--vary", "model.\"Product teams\".wip=1:2",
                                     "--vary", "model.\"Annual projects\".wip=1:2"});
    INFO(of_two_models.err);
    CHECK(of_two_models.code == ExitCode::done);
}
