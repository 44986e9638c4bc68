#include "cli/idle_share.hpp"

#include <algorithm>
#include <cmath>

#include "cli/figures.hpp"
#include "cli/naming.hpp"

namespace fundsim {

namespace {

//! Where a model takes the first place, or loses it.
struct Flip {
    double distance;  //!< from the share as set, in [0, 1]
    std::string line;
};

//! "below 31%".
std::string beyond(double share, const char* side) {
    const double percent = std::round(100 * share);
    if (percent == 0 || percent == 100) {
        return percent == 0 ? "close to 0%" : "close to 100%";
    }
    return side + (" " + rounded(percent, 0)) + "%";
}

}  // namespace

IdleShares idle_shares(const Summary& summary, const Fairness& fairness) {
    const std::vector<std::size_t> order = ranking(summary);
    const auto costs = [](const ModelFairness& model) { return model.idle_cost.value > 0; };
    if (order.size() < 2 || std::none_of(fairness.models.begin(), fairness.models.end(), costs)) {
        return {};
    }
    const std::size_t best = order[0];
    const std::size_t second = order[1];
    std::vector<Flip> flips;
    bool any_unclear = false;
    for (std::size_t m = 0; m < order.size(); ++m) {
        // Who comes first loses that place to the second: NPV falls with the share, and nobody else's
        // changes.
        const std::size_t versus = m == best ? second : best;
        const double share = fairness.models[m].flip_idle_cost_share[versus];
        if (!costs(fairness.models[m]) || !(share >= 0 && share <= 1)) {
            continue;
        }
        if (!is_clear(duel(summary, m, versus).difference)) {
            any_unclear = true;
            continue;
        }
        const std::string& name = summary.models[m].name;
        const std::string winner = m == best ? summary.models[second].name : agreeing(name, "they", "it");
        flips.push_back({std::abs(share - fairness.models[m].idle_cost_share),
                         name + " " + beyond(share, m == best ? "above" : "below") + ": " + winner +
                             " would come first"});
    }
    std::stable_sort(flips.begin(), flips.end(),
                     [](const Flip& a, const Flip& b) { return a.distance < b.distance; });
    if (flips.empty()) {
        return {any_unclear ? "" : "No share from 0 to 100% would change who comes first.", {}};
    }
    IdleShares shares{"Another share for one model alone would change who comes first:", {}};
    for (Flip& flip : flips) {
        shares.flips.push_back(std::move(flip.line));
    }
    return shares;
}

}  // namespace fundsim
