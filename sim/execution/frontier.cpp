#include "execution/frontier.hpp"

#include <utility>
#include <vector>

#include "execution/gaps.hpp"

namespace fundsim {

FrontierDone play_frontier(const Scenario& scenario, std::size_t a, std::size_t b, const Varied& along,
                           const Varied& across, const FrontierOptions& options) {
    FrontierDone done;
    const std::vector<double> values =
        values_between(*across.parameter, across.low, across.high, options.rows);
    std::vector<Scenario> pairs;
    for (const double value : values) {
        Scenario moved = scenario;
        set_scalar(moved, across.address, value);
        pairs.push_back(pair_of(moved, a, b));
    }
    BreakevensDone played = play_breakevens(pairs, along, options.along);
    done.replications = played.replications;
    done.ending = played.ending;
    done.fault = std::move(played.fault);
    for (std::size_t k = 0; k < values.size(); ++k) {
        Breakeven& row = played.breakevens[k];
        if (row.profile.empty() && !row.left_out.empty()) {
            done.frontier.left_out.push_back({values[k], row.left_out.front().why});
        } else if (!row.profile.empty()) {
            done.frontier.rows.push_back({values[k], std::move(row)});
        }
    }
    return done;
}

}  // namespace fundsim
