#include "studies/attribution.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "engine/random/draws.hpp"

namespace fundsim {

void fill_figures(std::span<const Contribution> contributions, double gap, std::span<double> figures) {
    figures[0] = gap;
    figures[1] = gap;
    for (std::size_t g = 0; g < contributions.size(); ++g) {
        figures[1] -= contributions[g].alone;
        figures[2 + 3 * g] = contributions[g].shapley;
        figures[3 + 3 * g] = contributions[g].alone;
        figures[4 + 3 * g] = contributions[g].last;
    }
}

std::vector<std::size_t> random_order(std::size_t groups, std::uint64_t seed, std::uint64_t replication) {
    std::vector<std::size_t> order(groups);
    std::iota(order.begin(), order.end(), std::size_t{0});
    const Stream stream{seed, replication};
    for (std::size_t left = groups; left > 1; --left) {
        const double u = uniform(stream, Purpose::study_order, 0, static_cast<std::uint32_t>(left));
        std::swap(order[left - 1], order[std::size_t(u * double(left))]);
    }
    return order;
}

void estimate_shares(std::span<const LeverGroup> groups, std::span<const Comoments> means,
                     std::optional<double> expected, Attribution& out) {
    const auto estimate = [&](std::size_t figure) { return estimate_of(means[figure], expected); };
    out.gap = estimate(0);
    out.interplay = estimate(1);
    out.shares.clear();
    for (std::size_t g = 0; g < groups.size(); ++g) {
        out.shares.push_back({groups[g].name, estimate(2 + 3 * g), estimate(3 + 3 * g), estimate(4 + 3 * g)});
    }
}

double widest_share(const Attribution& attribution) {
    double widest = 0;
    for (const LeverShare& share : attribution.shares) {
        widest = std::max(widest, (share.shapley.high - share.shapley.low) / 2);
    }
    return widest;
}

}  // namespace fundsim
