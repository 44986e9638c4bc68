#include "execution/run.hpp"

#include "ensemble/initiatives.hpp"

namespace fundsim {

Result run(const Scenario& scenario, const Prepared& prepared, const RunOptions& options) {
    const Cast cast{.listed = scenario.models.size(),
                    .played = played_models(prepared),
                    .months = options.recording == Recording::outcomes ? 0 : series_months(prepared),
                    .initiatives = scenario.opportunities.listed.size()};
    const auto make_player = [&] { return engine_player(prepared, options.seed); };
    Result result = run_players(cast, scenario.models, split_pairs(prepared), make_player, options);
    if (result.summary.initiatives.count > 0) {
        result.summary.initiatives.names = names_of_initiatives(scenario.opportunities);
    }
    return result;
}

}  // namespace fundsim
