#include "ensemble/summarise.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>

#include "engine/statistics/order.hpp"
#include "engine/statistics/rank_search.hpp"
#include "ensemble/rounding.hpp"

namespace fundsim {
namespace {

constexpr double worst = 0.05;  // CVaR5
constexpr double best = 0.01;
constexpr std::size_t npv_place = 0;  // among metrics()
//! p5, p50, p95 and the value that the best 1 % exceed.
constexpr std::array<double, 4> probabilities{worst, 0.5, 0.95, 1 - best};

std::vector<double> sorted_head(const NpvValues& npv, std::size_t model) {
    std::vector<double> out(npv.head(model).begin(), npv.head(model).end());
    std::sort(out.begin(), out.end());
    return out;
}

//! Quantiles at `probabilities`: from the sorted sample if that is all there is, otherwise by several passes.
std::string find_quantiles(const NpvValues& npv, std::size_t model, std::span<const double> sorted,
                           std::vector<double>& out) {
    std::array<std::uint64_t, probabilities.size()> ranks;
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        ranks[i] = quantile_rank(npv.size, probabilities[i]);
    }
    out.clear();
    if (npv.size == sorted.size()) {
        for (std::uint64_t rank : ranks) {
            out.push_back(sorted[rank]);
        }
        return {};
    }
    RankSearch search(ranks);
    for (; !search.done(); search.end_pass()) {
        std::string fault = npv.read(model, [&](std::span<const double> stretch) { search.feed(stretch); });
        if (!fault.empty()) {
            return fault;
        }
    }
    out = search.values();
    return {};
}

std::string npv_summary(const NpvValues& npv, std::size_t model, const ModelTally& tally,
                        std::span<const double> sorted, ExpectedPotential expected, NpvSummary& out) {
    std::vector<double> quantiles;
    std::string fault = find_quantiles(npv, model, sorted, quantiles);
    if (!fault.empty()) {
        return fault;
    }
    const double lower = quantiles[0], upper = quantiles[3];
    TailSums tails;
    fault = npv.read(model, [&](std::span<const double> stretch) { add(tails, stretch, lower, upper); });
    if (!fault.empty()) {
        return fault;
    }
    const std::uint64_t count = npv.size;
    out = {.mean = estimate_of(tally.metrics[npv_place], expected),
           .p5 = lower,
           .p50 = quantiles[1],
           .p95 = quantiles[2],
           .cvar5 = lower_tail_mean(tails, count, worst, lower),
           .best_percent_share = std::numeric_limits<double>::quiet_NaN(),
           .probability_of_loss = proportion_estimate(double(tally.losses), count),
           .regret = estimate_of(tally.regret, expected)};
    if (out.mean.low > 0) {
        out.best_percent_share = upper_tail_share(tails, count, best, upper);
    }
    return {};
}

//! Takes what is nothing but rounding out of the figures of a model.
void settle(ModelSummary& model) {
    // The envelope, which is spent or returned: all money of a model is a sum of this size or larger.
    const double money =
        std::abs(metric(model, "spend").mean.value) + std::abs(metric(model, "returned").mean.value);
    model.npv.mean = settled(model.npv.mean, money);
    for (std::size_t i = 0; i < metrics().size(); ++i) {
        const bool is_money = std::string_view(metrics()[i].units).starts_with("currency");
        model.metrics[i].mean = settled(model.metrics[i].mean, is_money ? money : 1);
    }
    for (Estimate& ratio : model.ratios) {
        ratio = settled(ratio, 1);
    }
}

//! Dominance among sorted NPVs; where they differ by nothing but rounding, neither is better. `money`: what
//! they are computed from, currency.
void find_dominance(std::span<const double> a, std::span<const double> b, double money, PairSummary& out) {
    std::vector<double> other(b.begin(), b.end());
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (is_rounding(a[i] - b[i], std::max({std::abs(a[i]), std::abs(b[i]), money}))) {
            other[i] = a[i];
        }
    }
    out.dominance_a = dominance(a, other);
    out.dominance_b = dominance(other, a);
}

}  // namespace

std::string summarise(const Tally& tally, const NpvValues& npv, std::span<const FundingModel> listed,
                      ExpectedPotential expected, Summary& out) {
    std::vector<std::vector<double>> sorted;
    for (std::size_t m = 0; m < listed.size(); ++m) {
        const ModelTally& from = tally.models[m];
        sorted.push_back(sorted_head(npv, m));
        ModelSummary model{
            .name = listed[m].name, .preset = listed[m].preset, .npv = {}, .metrics = {}, .ratios = {}};
        std::string fault = npv_summary(npv, m, from, sorted[m], expected, model.npv);
        if (!fault.empty()) {
            return fault;
        }
        for (std::size_t i = 0; i < from.metrics.size(); ++i) {
            const Comoments& pairs = from.metrics[i];
            // What some replications lack has a mean of those that have it, each of which counts alike.
            const ExpectedPotential control = may_lack(metrics()[i]) ? ExpectedPotential{} : expected;
            model.metrics.push_back(
                {estimate_of(pairs, control), proportion_estimate(double(pairs.count), tally.replications)});
        }
        for (const ControlledRatio& sums : from.ratios) {
            model.ratios.push_back(expected ? controlled_ratio_estimate(sums, *expected)
                                            : ratio_estimate(sums.ratio));
        }
        settle(model);
        out.models.push_back(std::move(model));
    }
    for (std::size_t a = 1; a < listed.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            const auto& [paired, difference] = tally.pairs[pair_place(a, b)];
            out.paired.push_back({.a = a,
                                  .b = b,
                                  .npv_difference = estimate_of(difference, expected),
                                  .probability_a_ahead = probability_ahead(paired),
                                  .ties = double(paired.ties) / double(tally.replications),
                                  .dominance_a = Dominance::none,
                                  .dominance_b = Dominance::none});
            find_dominance(sorted[a], sorted[b], metric(out.models[a], "pv_outlay").mean.value,
                           out.paired.back());
        }
    }
    for (const Comoments& contrast : tally.contrasts) {
        out.contrasts.push_back(estimate_of(contrast, expected));
    }
    return {};
}

std::vector<SplitSummary> split_summaries(std::span<const SplitPair> pairs,
                                          std::span<const Estimate> contrasts) {
    std::vector<SplitSummary> out;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        out.push_back({pairs[i].first, pairs[i].other, contrasts[4 * i], contrasts[4 * i + 1],
                       contrasts[4 * i + 2], contrasts[4 * i + 3]});
    }
    return out;
}

double largest_half_width(const Tally& tally, ExpectedPotential expected) {
    const auto half_width = [expected](const Comoments& pairs) {
        const Estimate estimate = estimate_of(pairs, expected);
        return (estimate.high - estimate.low) / 2;
    };
    if (tally.models.size() == 1) {
        return half_width(tally.models[0].metrics[npv_place]);
    }
    double largest = 0;
    for (std::size_t a = 1; a < tally.models.size(); ++a) {
        largest = std::max(largest, half_width(tally.pairs[pair_place(a, 0)].difference));
    }
    return largest;
}

}  // namespace fundsim
