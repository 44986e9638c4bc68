#include "ensemble/filling.hpp"

#include <algorithm>
#include <utility>

#include "ensemble/flows.hpp"
#include "ensemble/initiatives.hpp"

namespace fundsim {

Player engine_player(const Prepared& prepared, std::uint64_t seed) {
    return [&prepared, seed, workspace = make_workspace(prepared)](
               std::uint64_t replication, std::span<Outcome> outcomes, std::span<Series> series) {
        play_replication(prepared, seed, replication, *workspace, outcomes, series);
    };
}

Filler make_filler(const Cast& cast, Player play) {
    Filler out{.play = std::move(play),
               .outcomes = std::vector<Outcome>(cast.played),
               .series = std::vector<Series>(cast.months > 0 ? cast.played : 0),
               .sums = SeriesSums(cast),
               .block = {}};
    out.block.outcomes.resize(cast.played * block_replications);
    out.block.flows.resize(flows_size(cast));
    out.block.initiatives.resize(initiatives_size(cast));
    return out;
}

void begin_block(Block& block, std::uint64_t index, std::uint64_t replications) {
    block.first = index * block_replications;
    block.size = std::size_t(std::min<std::uint64_t>(block_replications, replications - block.first));
}

bool fill(Filler& filler, SeriesSample& sample, const std::function<bool()>& stop) {
    Block& block = filler.block;
    filler.sums.start();
    std::fill(block.flows.begin(), block.flows.end(), 0.0);
    std::fill(block.initiatives.begin(), block.initiatives.end(), 0.0);
    double potentials = 0;
    for (std::size_t r = 0; r < block.size; ++r) {
        if (stop && stop()) {
            return false;
        }
        filler.play(block.first + r, filler.outcomes, filler.series);
        for (std::size_t m = 0; m < filler.outcomes.size(); ++m) {
            block.outcome(m, r) = filler.outcomes[m];
        }
        if (filler.series.empty()) {
            continue;
        }
        const double potential = block.outcome(0, r).potential - block.outcome(0, 0).potential;
        filler.sums.add(filler.series, potential);
        add_flows(filler.series, potential, block.flows);
        add_initiatives(filler.series, block.initiatives);
        sample.set(block.first + r, filler.series);
        potentials += potential;
    }
    filler.sums.finish(block.series);
    finish_flows(block.size, potentials / double(block.size), block.flows);
    finish_initiatives(block.size, block.initiatives);
    return true;
}

}  // namespace fundsim
