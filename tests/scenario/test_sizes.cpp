// Scenarios too large or too small to be played are refused before anything is allocated.

#include <algorithm>

#include "support.hpp"

using namespace reading;

TEST_CASE("absurd sizes are refused before anything is allocated") {
    check_told({
        {"arrivals_per_year = 12", "arrivals_per_year = 50_000",
         "s.toml:8:21: 250010 opportunities are expected in one replication, at most 100000"},
        {"initial_backlog = 10", "initial_backlog = 100_001",
         "s.toml:7:19: initial_backlog is 100001, outside its range"},
        {"budget_per_year = 12_000", "budget_per_year = 12_000_000_000",
         "s.toml:3:19: the budget pays for 11500000 teams, at most 10000 can be played: a team costs 960 a "
         "year "
         "(8 people at 10 a month). Is budget_per_year in the currency of person_month_cost?"},
        {"budget_per_year = 12_000", "budget_per_year = 1",
         "s.toml:3:19: the budget pays for 0.0009583 teams, at least 0.01 can be played: "},
        {"preset = \"persistent\"", "discovery_share = 0.9\nexperiment_cost = 0.001",
         "s.toml:16:19: discovery pays for 4968000 experiments, at most 1000000 can be played: raise "
         "experiment_cost"},
        {"effort = { lognormal = { p50 = 24, p90 = 60 } }", "effort = 1e12",
         "s.toml:10:10: the median opportunity, 1e+12 person-months, keeps its 4 team(s) of 8 busy for "
         "3.125e+10 "
         "months, at most 1200 can be played: is effort in person-months?"},
        {"60\n[opportunities]\ninitial_backlog = 10\narrivals_per_year = 12",
         "600\n[opportunities]\ninitial_backlog = 90_000\narrivals_per_year = 0\nshifts_per_year = 52",
         "s.toml:7:19: 90000 opportunities, 12 teams or shares of them (wip), 600 steps and 2600 market "
         "shifts are "
         "too much to play: 2.432 times what takes about 20 seconds a replication."},
        {"budget_per_year = 12_000", "step_months = 0.25\nbudget_per_year = 9_000_000",
         "s.toml:4:19: 70 opportunities, 8625 teams or shares of them (wip), 240 steps and 1.65 market "
         "shifts are too "
         "much to play: 1.8 times what takes about 20 seconds a replication. Fewer teams, "},
    });
    CHECK(faults_in("format = 2\n" +
                    with(sound, "effort =", "dependencies = 50\ndependency_growth = 10\neffort ="))
              .find("s.toml:12:21: an initiative depends on 1313 other teams on average (50 with one team, "
                    "growing by 10 of that times the logarithm of 12.5 teams), at most 500 can be played") !=
          std::string::npos);
    std::string slow = with(with(sound, "12_000", "9_000_000"), "= 60", "= 30");
    slow = "with = [\"slow\"]\n" + slow +
           "[[intervention]]\nname = \"slow\"\nramp_months = 600\n"
           "set = { \"model.diverted\" = 0.05 }\n";
    for (int i = 0; i < 12; ++i) {
        slow += "[[model]]\nname = \"m" + std::to_string(i) + "\"\n";
    }
    CHECK(faults_in(slow).find(
              "the 2800 stages in which interventions take hold in 14 models take about 1.2 GB") !=
          std::string::npos);
    std::string crowd = with(sound, "horizon_months = 60", "horizon_months = 600");
    for (int i = 0; i < 90; ++i) {
        crowd += "[[model]]\nname = \"m" + std::to_string(i) + "\"\n";
    }
    CHECK(faults_in(crowd).find(
              "the monthly flows of 92 models over 624 months take about 1.9 GB, at most 1.0 are used") !=
          std::string::npos);
    for (int i = 90; i < 120; ++i) {
        crowd += "[[model]]\nname = \"m" + std::to_string(i) + "\"\n";
    }
    CHECK(faults_in(crowd).find("there are 122 models, at most 100") != std::string::npos);
}

TEST_CASE("a size that would follow from a figure in place of a wrong one is not told") {
    const std::string faults = faults_in(with(sound, "cost = 10", "cost = 1e9\nteam_size = 1e-9"));
    CHECK(faults.starts_with("s.toml:5:13: team_size is 1e-09, outside its range"));
    CHECK(std::count(faults.begin(), faults.end(), '\n') == 1);
}
