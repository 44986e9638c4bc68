// Files of studies: what they may say, and what is told of what they may not.

#include <catch2/catch.hpp>
#include <fstream>

#include "scenario/scenario_file.hpp"
#include "scenario/sweep_study.hpp"

using namespace fundsim;
using Catch::Contains;

namespace {

const Scenario& baseline() {
    static const Scenario scenario = read_scenario(FUNDSIM_SOURCE_DIR "/scenarios/baseline.toml").scenario;
    return scenario;
}

SweepStudyReading study(const std::string& text) {
    std::ofstream("study.toml") << text;
    return read_sweep_study("study.toml");
}

std::string faults_of(const std::string& design) {
    const SweepStudyReading reading = study("scenario = \"baseline.toml\"\n" + design);
    if (!reading.study) return formatted(reading.faults);
    return formatted(read_study_values(*reading.study, baseline()).faults);
}

StudyValuesReading values_of(const std::string& design) {
    const SweepStudyReading reading = study("scenario = \"baseline.toml\"\n" + design);
    INFO(formatted(reading.faults));
    REQUIRE(reading.study);
    return read_study_values(*reading.study, baseline());
}

}  // namespace

TEST_CASE("studies: what a study says beside its values") {
    const SweepStudyReading reading = study(R"(
format = 1
title = "Mine"
scenario = "folder/../my.toml"
models = ["One", "Two"]
replications = 500
seed = 7
until = 250
set = ["organisation.areas=4"]
with = ["outcome_data"]
[sobol]
points = 16
organisation.attrition = [0.1, 0.2]
)");
    INFO(formatted(reading.faults));
    REQUIRE(reading.study);
    CHECK(reading.study->title == "Mine");
    CHECK(reading.study->scenario == "my.toml");
    CHECK(reading.study->models == std::vector<std::string>{"One", "Two"});
    CHECK(reading.study->replications == 500U);
    CHECK(reading.study->seed == 7U);
    CHECK(reading.study->until == 250);
    CHECK(reading.study->settings == std::vector<std::string>{"organisation.areas=4"});
    CHECK(reading.study->with == std::vector<std::string>{"outcome_data"});
    CHECK(reading.study->design == StudyDesign::sobol);
    CHECK(reading.study->points == 16);
    const SweepStudyReading scenario = read_sweep_study(FUNDSIM_SOURCE_DIR "/scenarios/baseline.toml");
    CHECK_FALSE(scenario.study);
    CHECK(scenario.faults.empty());
    CHECK(read_sweep_study("no such file").unreadable);
}

TEST_CASE("studies: values of a grid, ranges, and points of a table") {
    const StudyValuesReading grid = values_of(R"([grid]
"organisation.areas" = [3, 6]
opportunities.sigma_case = { from = 0.25, to = 4, steps = 3, scale = "log" }
model."Product teams".scope = ["fixed", "adaptive"]
model.reserve_list = [true, false]
)");
    INFO(formatted(grid.faults));
    REQUIRE(grid.faults.empty());
    REQUIRE(grid.values.size() == 4);
    CHECK(grid.values[0].values == std::vector<double>{3, 6});
    CHECK(grid.values[1].steps == 3);
    CHECK(grid.values[1].by_factors);
    CHECK(grid.values[2].values == std::vector<double>{0, 1});
    CHECK(grid.values[2].address.model == "Product teams");
    CHECK(grid.values[3].values == std::vector<double>{1, 0});

    std::ofstream("points.csv") << "organisation.areas,model.scope\n3,fixed\n12,adaptive\n";
    const StudyValuesReading table = values_of("[table]\nfile = \"points.csv\"\n");
    INFO(formatted(table.faults));
    REQUIRE(table.points.size() == 2);
    CHECK(table.points[1] == std::vector<double>{12, 1});
}

TEST_CASE("studies: faults are told at their places, with what to do") {
    CHECK_THAT(faults_of(""), Contains("[grid]"));
    CHECK_THAT(faults_of("[grid]\n"), Contains("study.toml:2:") && Contains("[sobol]"));
    CHECK_THAT(faults_of("[grid]\nmodel.wip=[1,2]\n[sobol]\npoints=3\nmodel.wip=[1,2]\n"),
               Contains("not both"));
    CHECK_THAT(faults_of("replicatons = 5\n[grid]\nmodel.wip=[1,2]\n"),
               Contains("Did you mean 'replications'?"));
    CHECK_THAT(faults_of("replications = 0\n[grid]\nmodel.wip=[1,2]\n"), Contains("begin with 1"));
    CHECK_THAT(faults_of("until = -1\n[grid]\nmodel.wip=[1,2]\n"), Contains("above 0"));
    CHECK_THAT(faults_of("format = 2\n[grid]\nmodel.wip=[1,2]\n"), Contains("format 1"));
    CHECK_THAT(faults_of("[sobol]\nmodel.wip=[1,2]\n"), Contains("needs points"));
    CHECK_THAT(faults_of("[grid]\nmodel.wap=[1,2]\n"),
               Contains("study.toml:3:7") && Contains("Did you mean 'wip'?"));
    CHECK_THAT(faults_of("[grid]\nmodel.\"Product team\".wip=[1,2]\n"),
               Contains("Did you mean 'Product teams'?"));
    CHECK_THAT(faults_of("[grid]\nmodel.wip=[1,-2]\n"), Contains("wip"));
    CHECK_THAT(faults_of("[grid]\nmodel.wip=[1,1]\n"), Contains("twice"));
    CHECK_THAT(faults_of("[grid]\nmodel.wip=[]\n"), Contains("no values"));
    CHECK_THAT(faults_of("[grid]\nmodel.wip=3\n"), Contains("is one value"));
    CHECK_THAT(faults_of("[grid]\nmodel.scope=[\"fixd\"]\n"), Contains("Did you mean 'fixed'?"));
    CHECK_THAT(faults_of("[grid]\nmodel.scope={ from = \"fixed\", to = \"adaptive\", steps = 2 }\n"),
               Contains("nothing between"));
    CHECK_THAT(faults_of("[grid]\norganisation.areas={ from = 9, to = 3, steps = 2 }\n"),
               Contains("lower one first"));
    CHECK_THAT(faults_of("[grid]\norganisation.areas={ from = 3, to = 9 }\n"), Contains("steps = 5"));
    CHECK_THAT(faults_of("[sobol]\npoints=4\norganisation.attrition={ from = 0, to = 0.5, scale=\"log\" }\n"),
               Contains("above 0"));
    CHECK_THAT(faults_of("[grid]\nopportunities.effort=[1,2]\n"), Contains("effort_scale"));
    CHECK_THAT(faults_of("[grid]\nmodel.\"Product teams\".transition.start_month=[1,2]\n"),
               Contains("nothing that this scenario has"));
    CHECK_THAT(faults_of("[grid]\norganisation.areas=[{ uniform = { min = 1, max = 5 } }]\n"),
               Contains("not a distribution"));
    CHECK_THAT(faults_of("[table]\nfile=\"nowhere.csv\"\n"), Contains("nowhere.csv"));
    std::ofstream("bad.csv") << "organisation.areas,model.wap\n3,x\n";
    CHECK_THAT(faults_of("[table]\nfile=\"bad.csv\"\n"), Contains("bad.csv:1") && Contains("wip"));
    std::ofstream("worse.csv") << "organisation.areas\n3\nx\n";
    CHECK_THAT(faults_of("[table]\nfile=\"worse.csv\"\n"),
               Contains("worse.csv:3") && Contains("no value of organisation.areas"));
}
