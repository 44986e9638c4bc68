#include "execution/run.hpp"

namespace fundsim {

Result run(const Scenario& scenario, const Prepared& prepared, const RunOptions& options) {
    const Cast cast{.listed = scenario.models.size(),
                    .played = played_models(prepared),
                    .months = options.recording == Recording::outcomes ? 0 : series_months(prepared)};
    const auto make_player = [&] { return engine_player(prepared, options.seed); };
    return run_players(cast, scenario.models, split_pairs(prepared), make_player, options);
}

}  // namespace fundsim
