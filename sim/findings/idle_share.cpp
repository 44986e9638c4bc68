#include "findings/idle_share.hpp"

#include <algorithm>
#include <cmath>

#include "findings/figures.hpp"
#include "findings/naming.hpp"

namespace fundsim {

std::string share_beyond(const IdleFlip& flip) {
    const double percent = std::round(100 * flip.share);
    if (percent == 0 || percent == 100) {
        return percent == 0 ? "close to 0%" : "close to 100%";
    }
    return (flip.above ? "above " : "below ") + rounded(percent, 0) + "%";
}

IdleFlips idle_flips(const Summary& summary, const Fairness& fairness) {
    const std::vector<std::size_t> order = ranking(summary);
    if (order.size() < 2) {
        return {};
    }
    const std::size_t best = order[0];
    const std::size_t second = order[1];
    IdleFlips found;
    std::vector<IdleFlip>& flips = found.flips;
    for (std::size_t m = 0; m < order.size(); ++m) {
        // Who comes first loses that place to the second: NPV falls with the share, and nobody else's
        // changes.
        const std::size_t versus = m == best ? second : best;
        const double share = fairness.models[m].flip_idle_cost_share[versus];
        if (!(fairness.models[m].idle_cost.value > 0) || !(share >= 0 && share <= 1)) {
            continue;
        }
        if (is_clear(duel(summary, m, versus).difference)) {
            flips.push_back({m, m == best ? second : m, share, m == best});
        } else {
            found.any_unclear = true;
        }
    }
    std::stable_sort(flips.begin(), flips.end(), [&](const IdleFlip& a, const IdleFlip& b) {
        const auto distance = [&](const IdleFlip& flip) {
            return std::abs(flip.share - fairness.models[flip.model].idle_cost_share);
        };
        return distance(a) < distance(b);
    });
    return found;
}

IdleShares idle_shares(const Summary& summary, const Fairness& fairness) {
    const auto costs = [](const ModelFairness& model) { return model.idle_cost.value > 0; };
    if (summary.models.size() < 2 || std::none_of(fairness.models.begin(), fairness.models.end(), costs)) {
        return {};
    }
    const auto [flips, any_unclear] = idle_flips(summary, fairness);
    if (flips.empty()) {
        return {any_unclear ? "" : "No share from 0 to 100% would change who comes first.", {}};
    }
    IdleShares shares{"Another share for one model alone would change who comes first:", {}};
    for (const IdleFlip& flip : flips) {
        const std::string& name = summary.models[flip.model].name;
        const std::string winner =
            flip.winner == flip.model ? agreeing(name, "they", "it") : summary.models[flip.winner].name;
        shares.flips.push_back(name + " " + share_beyond(flip) + ": " + winner + " would come first");
    }
    return shares;
}

}  // namespace fundsim
