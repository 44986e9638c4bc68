#include "studies/selection.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/numeric/special.hpp"
#include "engine/statistics/moments.hpp"

namespace fundsim {

namespace {

//! h^2 S^2 / zone of each pair, S^2 the variance of their difference in the first observations.
void measure_spreads(Contest& contest, std::span<const Observations> observed, const SelectionRule& rule) {
    const double constant =
        2 * selection_eta(contest.in.size(), rule) * (static_cast<double>(rule.first) - 1);
    contest.spreads.assign(observed.size() * observed.size(), 0);
    std::vector<double> differences(rule.first);
    for (const std::size_t a : contest.in) {
        for (const std::size_t b : contest.in) {
            for (std::size_t k = 0; k < rule.first; ++k) {
                differences[k] = observed[a][k] - observed[b][k];
            }
            contest.spreads[a * observed.size() + b] =
                constant * variance(moments_of(differences)) / rule.zone;
        }
    }
}

double widest_spread(const Contest& contest) {
    const std::size_t everybody = contest.sums.size();
    double widest = 0;
    for (const std::size_t a : contest.in) {
        for (const std::size_t b : contest.in) {
            widest = std::max(widest, contest.spreads[a * everybody + b]);
        }
    }
    return widest;
}

//! Gives up who lies behind anybody by more than the two may still differ by chance.
void screen(Contest& contest, const SelectionRule& rule) {
    const std::size_t everybody = contest.sums.size();
    const double looked = static_cast<double>(contest.looked);
    const auto hopeless = [&](std::size_t a) {
        return std::any_of(contest.in.begin(), contest.in.end(), [&](std::size_t b) {
            const double leeway =
                std::max(0.0, (contest.spreads[a * everybody + b] - rule.zone * looked) / 2);
            return contest.sums[a] < contest.sums[b] - leeway;
        });
    };
    std::vector<std::size_t> still;
    for (const std::size_t place : contest.in) {
        if (!hopeless(place)) {
            still.push_back(place);
        }
    }
    contest.in = std::move(still);
}

//! The one with the highest sum; of equals the last.
std::size_t leader_of(const Contest& contest) {
    std::size_t leader = contest.in.front();
    for (const std::size_t place : contest.in) {
        leader = contest.sums[place] >= contest.sums[leader] ? place : leader;
    }
    return leader;
}

}  // namespace

double selection_eta(std::size_t competitors, const SelectionRule& rule) {
    const double share = 2 * rule.error / (static_cast<double>(competitors) - 1);
    return (power_of(share, -2 / (static_cast<double>(rule.first) - 1)) - 1) / 2;
}

Contest contest_among(std::vector<std::size_t> places, std::size_t everybody) {
    Contest contest{.in = std::move(places), .sums = std::vector<double>(everybody)};
    contest.decided = contest.in.size() == 1;
    return contest;
}

void advance(Contest& contest, std::span<const Observations> observed, const SelectionRule& rule) {
    const auto seen = [&](std::size_t place) { return observed[place].size() > contest.looked; };
    while (!contest.decided && std::all_of(contest.in.begin(), contest.in.end(), seen)) {
        for (const std::size_t place : contest.in) {
            contest.sums[place] += observed[place][contest.looked];
        }
        ++contest.looked;
        if (contest.looked < rule.first) {
            continue;
        }
        if (contest.looked == rule.first) {
            measure_spreads(contest, observed, rule);
        }
        screen(contest, rule);
        if (contest.looked >= observations_at_most(contest, rule)) {
            contest.in = {leader_of(contest)};
        }
        contest.decided = contest.in.size() == 1;
    }
}

std::uint64_t observations_at_most(const Contest& contest, const SelectionRule& rule) {
    if (contest.spreads.empty()) {
        return 0;
    }
    constexpr double most = 1e18;
    return static_cast<std::uint64_t>(std::min(most, std::ceil(widest_spread(contest) / rule.zone)));
}

}  // namespace fundsim
