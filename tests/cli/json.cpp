// What a run says to other programs.

#include "cli/json.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <nlohmann/json.hpp>

#include "findings/made_summary.hpp"

using namespace fundsim;
using nlohmann::json;

namespace {

const RunFacts facts{.scenario_file = "x.toml",
                     .scenario_sha256 = "0123abc",
                     .program_version = "1.2.3",
                     .git_sha = "abcdef",
                     .overrides = {"a.b=1"},
                     .with = {"clear_mandate"},
                     .wall_seconds = 1.5};

json json_of(const Summary& summary) {
    const Scenario scenario = made::scenario();
    return json::parse(run_json(scenario, summary, fairness(scenario, summary), facts));
}

}  // namespace

TEST_CASE("the documented fields are there, by their documented names") {
    const json run = json_of(made::summary(12345, 200));
    CHECK(run["scenario"] == "x.toml");
    CHECK(run["scenario_sha256"] == "0123abc");
    CHECK(run["program_version"] == "1.2.3");
    CHECK(run["git_sha"] == "abcdef");
    CHECK(run["point"] == "");
    CHECK(run["transitions"].empty());
    CHECK(run["overrides"] == json({"a.b=1"}));
    CHECK(run["with"] == json({"clear_mandate"}));
    CHECK(run["replications"] == 10'000);
    CHECK(run["seed"] == 1);
    CHECK(run["wall_seconds"] == 1.5);
    const json& model = run["models"][1];
    CHECK(model["name"] == "Product teams");
    CHECK(model["preset"] == "project");
    CHECK(model["npv"]["mean"] == 24345);
    CHECK(model["npv"]["ci95"] == json({24095, 24595}));
    for (const char* field : {"p5", "p50", "p95", "cvar5", "probability_of_loss"}) {
        CHECK(model["npv"][field].is_number());
    }
    const json& pair = run["paired"][0];
    CHECK(pair["a"] == "Product teams");
    CHECK(pair["b"] == "Annual projects");
    CHECK(pair["npv_difference"]["mean"] == 12345);
    CHECK(pair["probability_a_ahead"]["value"] == 0.831);
    CHECK(pair["probability_a_ahead"]["ci95"].size() == 2);
    const json& split = run["split"][0];
    for (const char* field : {"gap", "funding", "practice", "interplay"}) {
        CHECK(split[field]["mean"].is_number());
        CHECK(split[field]["ci95"].size() == 2);
    }
    CHECK(run["finding"]["verdict"].get<std::string>().starts_with("Under these assumptions Product teams"));
    CHECK(run["finding"]["reasons"][0]["weight"] > 0);
    CHECK_FALSE(run["finding"]["against"].get<std::string>().empty());
    CHECK_FALSE(run["finding"]["quote"].get<std::string>().empty());
    CHECK(run["fairness"]["equal"] == true);
}

TEST_CASE("what is paid after the horizon is told, and how many teams are left after overhead") {
    const Summary summary = made::summary(12345, 200);
    const Scenario scenario = made::scenario();
    Fairness audit = fairness(scenario, summary);
    audit.models[0].spend = made::around(66100, 50);
    audit.models[0].slots = 11.5;
    const json run = json::parse(run_json(scenario, summary, audit, facts));
    const json& model = run["fairness"]["models"][0];
    CHECK(model["budget_paid"] == 60000 - 40);
    CHECK(model["paid_after_horizon"] == 66100 - 60000 + 40);
    CHECK(model["teams"] == 12.5);
    CHECK(model["slots"] == 11.5);
}

TEST_CASE("every figure of a play is there, each mean with its interval") {
    const json run = json_of(made::summary(12345, 200));
    for (const Metric& metric : metrics()) {
        const json& entry = run["models"][0][metric.name];
        CHECK(entry.contains("mean"));
        CHECK(entry["ci95"].size() == 2);
        CHECK(entry["units"].get<std::string>().find("currency") == std::string::npos);
    }
    CHECK(run["models"][0]["spend"]["units"] == "kEUR");
    CHECK(run["models"][0]["planned_benefit"]["units"] == "kEUR/year");
    CHECK(run["models"][0]["delivered"]["units"] == "1");
    for (const Ratio& ratio : ratios()) {
        CHECK(run["models"][0][ratio.name]["ci95"].size() == 2);
    }
}

TEST_CASE("the split has the same direction as the paired difference") {
    const json run = json_of(made::summary(12345, 200));
    CHECK(run["split"][0]["a"] == run["paired"][0]["a"]);
    CHECK(run["split"][0]["gap"]["mean"] == run["paired"][0]["npv_difference"]["mean"]);
}

TEST_CASE("what is not finite is null, and the text stays valid") {
    Summary summary = made::summary(12345, 200);
    const double infinity = std::numeric_limits<double>::infinity();
    summary.models[0].npv.mean = {5, -infinity, infinity};
    summary.models[0].npv.best_percent_share = std::numeric_limits<double>::quiet_NaN();
    const json run = json_of(summary);
    CHECK(run["models"][0]["npv"]["ci95"][0].is_null());
    CHECK(run["models"][0]["npv"]["best_percent_share"].is_null());
}

TEST_CASE("a path that is no text is no reason to fail") {
    const Scenario scenario = made::scenario();
    const Summary summary = made::summary(12345, 200);
    const std::string text =
        run_json(scenario, summary, fairness(scenario, summary), {.scenario_file = "\xff.toml"});
    CHECK(json::accept(text));
}

TEST_CASE("how a run ended is told") {
    Summary summary = made::summary(12345, 200);
    CHECK(json_of(summary)["complete"] == true);
    summary.ending = Ending::interrupted;
    summary.replications = 512;
    const json run = json_of(summary);
    CHECK(run["complete"] == false);
    CHECK(run["ending"] == "interrupted");
    CHECK(run["replications"] == 512);
    CHECK(run["replications_asked_for"] == 10'000);
}
