#include "execution/versus.hpp"

#include <array>
#include <vector>

namespace fundsim {
namespace {

//! Without the silent hybrids, which serve the split alone.
Prepared listed_alone(Prepared prepared) {
    prepared.rules.resize(prepared.scenario.models.size());
    prepared.splits.clear();
    return prepared;
}

}  // namespace

Result run_versus(const Prepared& before, const Prepared& after, const RunOptions& options) {
    const std::array<Prepared, 2> sides{listed_alone(before), listed_alone(after)};
    std::vector<FundingModel> listed = before.scenario.models;
    listed.insert(listed.end(), after.scenario.models.begin(), after.scenario.models.end());
    const Cast cast{.listed = listed.size(), .played = listed.size(), .months = 0};
    const auto make_player = [&]() -> Player {
        return [&sides, seed = options.seed,
                workspaces = std::array{make_workspace(sides[0]), make_workspace(sides[1])}](
                   std::uint64_t replication, std::span<Outcome> outcomes, std::span<Series>) {
            const std::size_t half = outcomes.size() / 2;
            for (std::size_t side = 0; side < sides.size(); ++side) {
                play_replication(sides[side], seed, replication, *workspaces[side],
                                 outcomes.subspan(side * half, half), {});
            }
        };
    };
    return run_players(cast, listed, {}, make_player, options);
}

}  // namespace fundsim
