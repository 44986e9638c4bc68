#include "studies/shapley.hpp"

#include <algorithm>
#include <bit>

namespace fundsim {

namespace {

constexpr std::uint64_t bit(std::size_t player) { return std::uint64_t{1} << player; }

//! Share of all orders in which exactly the members of a coalition of this size come before a given player.
std::vector<double> weights_by_size(std::size_t players) {
    std::vector<double> weights{1.0 / double(players)};
    for (std::size_t size = 1; size < players; ++size) {
        weights.push_back(weights.back() * double(size) / double(players - size));
    }
    return weights;
}

}  // namespace

std::vector<Contribution> contributions(std::span<const double> worth) {
    const auto players = std::size_t(std::bit_width(worth.size()) - 1);
    const std::vector<double> weights = weights_by_size(players);
    const std::uint64_t everybody = worth.size() - 1;
    std::vector<Contribution> out;
    for (std::size_t player = 0; player < players; ++player) {
        const std::uint64_t self = bit(player);
        double sum = 0;
        for (std::uint64_t others = 0; others < worth.size(); ++others) {
            if ((others & self) == 0) {
                sum += weights[std::size_t(std::popcount(others))] * (worth[others | self] - worth[others]);
            }
        }
        out.push_back({sum, worth[self] - worth[0], worth[everybody] - worth[everybody & ~self]});
    }
    return out;
}

std::vector<std::uint64_t> coalitions_of(std::span<const std::size_t> order) {
    std::vector<std::uint64_t> out{0};
    for (const std::size_t player : order) {
        out.push_back(out.back() | bit(player));
    }
    const std::uint64_t everybody = out.back();
    const auto add = [&](std::uint64_t coalition) {
        if (std::find(out.begin(), out.end(), coalition) == out.end()) {
            out.push_back(coalition);
        }
    };
    for (std::size_t player = 0; player < order.size(); ++player) {
        add(bit(player));
        add(everybody & ~bit(player));
    }
    return out;
}

std::vector<Contribution> contributions_along(std::span<const std::size_t> order,
                                              std::span<const double> worth) {
    const std::vector<std::uint64_t> coalitions = coalitions_of(order);
    const auto worth_of = [&](std::uint64_t coalition) {
        return worth[std::size_t(std::find(coalitions.begin(), coalitions.end(), coalition) -
                                 coalitions.begin())];
    };
    const std::uint64_t everybody = coalitions[order.size()];
    std::vector<Contribution> out(order.size());
    for (std::size_t place = 0; place < order.size(); ++place) {
        const std::uint64_t self = bit(order[place]);
        out[order[place]] = {worth[place + 1] - worth[place], worth_of(self) - worth[0],
                             worth_of(everybody) - worth_of(everybody & ~self)};
    }
    return out;
}

}  // namespace fundsim
