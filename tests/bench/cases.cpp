#include "bench/cases.hpp"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdlib>

#include "engine/play/play.hpp"
#include "parameters/presets.hpp"
#include "scenario/scenario_file.hpp"

namespace fundsim::bench {

std::string baseline_path() { return FUNDSIM_SOURCE_DIR "/scenarios/baseline.toml"; }

Scenario baseline() {
    const ReadResult read = read_scenario(baseline_path());
    if (read.ok) return read.scenario;
    fmt::print(stderr, "fundsim_bench: {} cannot be read\n", baseline_path());
    std::exit(2);
}

Scenario baseline_with(const std::vector<std::string>& names) {
    Scenario scenario = baseline();
    scenario.models.clear();
    for (const std::string& name : names) {
        scenario.models.push_back(preset_model(*find_preset(name)));
        scenario.models.back().name = name;
    }
    return scenario;
}

Scenario baseline_pair() { return baseline_with({"project", "persistent"}); }

std::shared_ptr<const Prepared> prepared_for(const Scenario& scenario) {
    std::string fault;
    auto prepared = prepare(scenario, fault);
    if (prepared) return prepared;
    fmt::print(stderr, "fundsim_bench: {}\n", fault);
    std::exit(2);
}

double play_listed(const Prepared& prepared, std::uint64_t replication, Workspace& workspace) {
    draw_world(prepared, 1, replication, workspace.world);
    double sum = 0;
    for (std::size_t k = 0; k < prepared.scenario.models.size(); ++k)
        sum += play(prepared, prepared.rules[k], workspace.world, workspace.state).npv;
    return sum;
}

std::function<void()> listed_player(const Scenario& scenario, std::uint64_t count) {
    return [prepared = prepared_for(scenario), workspace = std::make_shared<Workspace>(), count] {
        for (std::uint64_t r = 0; r < count; ++r)
            benchmark::DoNotOptimize(play_listed(*prepared, r, *workspace));
    };
}

}  // namespace fundsim::bench
