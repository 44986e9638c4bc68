#include "engine/simulation.hpp"

#include "engine/play/play.hpp"
#include "engine/play/workspace.hpp"
#include "engine/prepared.hpp"

namespace fundsim {

std::size_t played_models(const Prepared& prepared) { return prepared.rules.size(); }

std::vector<SplitPair> split_pairs(const Prepared& prepared) { return prepared.splits; }

std::shared_ptr<Workspace> make_workspace(const Prepared&) { return std::make_shared<Workspace>(); }

void play_replication(const Prepared& prepared, std::uint64_t seed, std::uint64_t replication,
                      Workspace& workspace, std::span<Outcome> outcomes, std::span<Series> series) {
    draw_world(prepared, seed, replication, workspace.world);
    for (std::size_t k = 0; k < prepared.rules.size(); ++k) {
        outcomes[k] = play(prepared, prepared.rules[k], workspace.world, workspace.state,
                           series.empty() ? nullptr : &series[k]);
    }
}

double play_npvs(const Prepared& prepared, std::uint64_t seed, std::uint64_t replication,
                 std::span<const Rules> rules, Workspace& workspace, std::span<double> npv) {
    draw_world(prepared, seed, replication, workspace.world);
    for (std::size_t k = 0; k < rules.size(); ++k) {
        npv[k] = play(prepared, rules[k], workspace.world, workspace.state).npv;
    }
    return workspace.world.potential;
}

Trace trace_replication(const Prepared& prepared, std::uint64_t seed, std::uint64_t replication,
                        Workspace& workspace) {
    Trace trace;
    draw_world(prepared, seed, replication, workspace.world);
    trace.world = workspace.world;
    for (std::size_t k = 0; k < prepared.scenario.models.size(); ++k) {
        ModelTrace told;
        told.outcome =
            play(prepared, prepared.rules[k], workspace.world, workspace.state, &told.series, &told.events);
        trace.models.push_back(std::move(told));
    }
    return trace;
}

}  // namespace fundsim
