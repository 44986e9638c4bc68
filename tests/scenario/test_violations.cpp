// What is read and what is judged without a file agree.

#include <filesystem>

#include "parameters/violations.hpp"
#include "support.hpp"

using namespace reading;

TEST_CASE("no shipped scenario breaks a rule, nor any with its interventions applied") {
    std::size_t scenarios = 0;
    for (const auto& file :
         std::filesystem::directory_iterator(std::string(FUNDSIM_SOURCE_DIR) + "/scenarios")) {
        if (file.path().extension() != ".toml") {
            continue;
        }
        INFO(file.path());
        const ReadResult plain = read_scenario(file.path().string());
        REQUIRE(plain.ok);
        CHECK(violations(plain.scenario).empty());
        const ReadResult helped =
            read_scenario(file.path().string(), {.with = {"outcome_data", "continuous_delivery"}});
        INFO(formatted(helped.faults));
        REQUIRE(helped.ok);
        CHECK(violations(helped.scenario).empty());
        ++scenarios;
    }
    CHECK(scenarios >= 15);
}

TEST_CASE("places are those of what is written, and of the table where nothing is") {
    const std::string moving = sound + "[[model]]\nname = \"T\"\npreset = \"transition\"\n";
    CHECK(faults_in(moving + "[model.transition]\nstart_month = 8\nend_month = 3\n").find("s.toml:19:") == 0);
    CHECK(faults_in(moving,
                    {.settings = {"model.T.after.cycle_months=1", "model.T.after.planning_lead_months=2"}})
              .find("--set model.T.after.cycle_months=1: planning_lead_months must be shorter") == 0);
    const std::string twice =
        with(sound, "\"Product teams\"\npreset = \"persistent\"", "\"Projects\"\nplanning_lead_months = 13");
    CHECK(faults_in(twice).find("s.toml:15:24: planning_lead_months is 13") != std::string::npos);
    CHECK(faults_in(with(sound, "initial_backlog = 10\narrivals_per_year = 12", "list = []")) ==
          "s.toml:7:8: list is empty: leave it out, or give it rows\n");
}
