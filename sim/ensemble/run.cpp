#include "ensemble/run.hpp"

namespace fundsim {

Result run(const Scenario& scenario, const Prepared& prepared, const RunOptions& options) {
    const Cast cast{.listed = scenario.models.size(),
                    .played = played_models(prepared),
                    .months = options.recording == Recording::outcomes ? 0 : series_months(prepared)};
    const auto make_player = [&]() -> Player {
        return [&prepared, seed = options.seed, workspace = make_workspace(prepared)](
                   std::uint64_t replication, std::span<Outcome> outcomes, std::span<Series> series) {
            play_replication(prepared, seed, replication, *workspace, outcomes, series);
        };
    };
    return run_players(cast, scenario.models, split_pairs(prepared), make_player, options);
}

}  // namespace fundsim
