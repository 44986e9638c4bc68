#pragma once
// The baseline's first and last model, small and short.

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "scenario/scenario_file.hpp"

namespace fundsim {

inline Scenario small_baseline(const std::vector<std::string>& settings = {}) {
    std::vector<std::string> all{"organisation.budget_per_year=2400", "organisation.horizon_months=24",
                                 "opportunities.initial_backlog=10", "opportunities.arrivals_per_year=10"};
    all.insert(all.end(), settings.begin(), settings.end());
    const ReadResult read = read_scenario(FUNDSIM_SOURCE_DIR "/scenarios/baseline.toml", {.settings = all});
    REQUIRE(read.ok);
    Scenario s = read.scenario;
    s.models = {s.models.front(), s.models.back()};
    return s;
}

}  // namespace fundsim
