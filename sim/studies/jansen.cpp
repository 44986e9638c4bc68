#include "studies/jansen.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace fundsim {

namespace {

constexpr std::size_t counted = 0, luck = 1, alone = 2;
constexpr std::size_t first_order(std::size_t group) { return 3 + 3 * group; }
constexpr std::size_t total(std::size_t group) { return 4 + 3 * group; }
constexpr std::size_t interplay(std::size_t group) { return 5 + 3 * group; }

//! Half of the product of a difference in two futures.
double moved(const TwoGaps& one, const TwoGaps& other) {
    return (one[0] - other[0]) * (one[1] - other[1]) / 2;
}

//! Variance between the futures of a point.
double by_luck(const TwoGaps& gaps) { return (gaps[0] - gaps[1]) * (gaps[0] - gaps[1]) / 2; }

//! Of y / (x + y), which grows with y / x.
Estimate share_of_ratio(const Estimate& ratio) {
    const auto share = [](double value) { return value / (1 + value); };
    return {share(ratio.value), share(std::max(ratio.low, 0.0)), share(ratio.high)};
}

Comoments turned(const Comoments& m) {
    return {m.count, m.mean_y, m.mean_x, m.squares_y, m.squares_x, m.products};
}

}  // namespace

Design design_of(std::vector<FactorGroup> groups, std::size_t factors, std::uint64_t seed) {
    return {std::move(groups), factors, scrambled_points(2 * factors, seed)};
}

double fill_row(const Design& design, std::uint64_t row, const Response& response,
                std::span<double> figures) {
    std::vector<double> a, b;
    for (std::size_t f = 0; f < design.factors; ++f) {
        a.push_back(coordinate(design.points, row, f));
        b.push_back(coordinate(design.points, row, design.factors + f));
    }
    std::fill(figures.begin(), figures.end(), 0.0);
    const auto at_a = response(a), at_b = response(b);
    std::vector<TwoGaps> mixed;
    for (const FactorGroup& group : design.groups) {
        std::vector<double> point = a;
        for (const std::size_t f : group) {
            point[f] = b[f];
        }
        const auto gaps = at_a && at_b ? response(point) : std::nullopt;
        if (!gaps) {
            return 0;
        }
        mixed.push_back(*gaps);
    }
    const double all = moved(*at_a, *at_b);
    figures[counted] = 1;
    figures[luck] = (by_luck(*at_a) + by_luck(*at_b)) / 2;
    for (std::size_t i = 0; i < mixed.size(); ++i) {
        figures[first_order(i)] = all - moved(*at_b, mixed[i]);
        figures[total(i)] = moved(*at_a, mixed[i]);
        figures[interplay(i)] = figures[total(i)] - figures[first_order(i)];
        figures[alone] += figures[first_order(i)];
    }
    return all;
}

Indices indices_of(std::span<const Comoments> sums) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    const Comoments& rows = sums[counted];
    Indices out{.rows = std::uint64_t(rows.mean_y * double(rows.count) + 0.5),
                .variance = ratio_estimate(turned(rows))};
    const bool moves = out.variance.low > 0;
    const auto share = [&](std::size_t figure) {
        return moves ? ratio_estimate(sums[figure]) : Estimate{nan, nan, nan};
    };
    out.luck = moves ? share_of_ratio(share(luck)) : Estimate{nan, nan, nan};
    out.alone = share(alone);
    for (std::size_t i = 0; jansen_figures(i) < sums.size(); ++i) {
        out.indices.push_back({share(first_order(i)), share(total(i)), share(interplay(i))});
    }
    return out;
}

std::vector<Estimate> totals_of(std::span<const Comoments> sums, const Estimate& variance) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    const double v = variance.value, error_of_v = (variance.high - variance.low) / 2;
    const double count = sums[counted].mean_y;  // share of rows that count
    std::vector<Estimate> totals;
    for (std::size_t i = 0; jansen_figures(i) < sums.size(); ++i) {
        const Comoments& sum = sums[total(i)];
        const Estimate part = mean_estimate({sum.count, sum.mean_y, sum.squares_y});
        const double share = part.value / count / v;
        const double of_part = (part.high - part.low) / 2 / count;
        const double half = std::sqrt(of_part * of_part + share * share * error_of_v * error_of_v) / v;
        totals.push_back(variance.low > 0 && count > 0 ? Estimate{share, share - half, share + half}
                                                       : Estimate{nan, nan, nan});
    }
    return totals;
}

std::vector<std::size_t> by_total(std::span<const Comoments> sums) {
    std::vector<std::size_t> order((sums.size() - jansen_figures(0)) / 3);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
        return sums[total(one)].mean_y > sums[total(other)].mean_y;
    });
    return order;
}

}  // namespace fundsim
