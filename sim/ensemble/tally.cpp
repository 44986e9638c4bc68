#include "ensemble/tally.hpp"

#include <algorithm>
#include <cmath>

#include "ensemble/ratios.hpp"

namespace fundsim {
namespace {

using Column = std::array<double, block_replications>;

//! The values of `figure` over the block, in index order.
template <class Figure>
std::span<const double> gather(const Block& block, std::size_t model, Column& column, Figure figure) {
    for (std::size_t r = 0; r < block.size; ++r) column[r] = figure(block.outcome(model, r));
    return {column.data(), block.size};
}

ModelTally model_tally(const Block& block, std::size_t model, std::span<const double> best) {
    ModelTally out;
    Column x, y;
    for (const Metric& metric : metrics()) {
        std::size_t finite = 0;
        for (std::size_t r = 0; r < block.size; ++r) {
            const double value = block.outcome(model, r).*metric.field;
            if (std::isfinite(value)) x[finite++] = value;
        }
        out.metrics.push_back(moments_of({x.data(), finite}));
    }
    for (const Ratio& ratio : ratios())
        out.ratios.push_back(comoments_of(gather(block, model, x, ratio.denominator),
                                          gather(block, model, y, ratio.numerator)));
    for (std::size_t r = 0; r < block.size; ++r) {
        const double npv = block.outcome(model, r).npv;
        x[r] = best[r] - npv;
        out.losses += npv < 0;
    }
    out.regret = moments_of({x.data(), block.size});
    return out;
}

SplitTally split_tally(const Block& block, const SplitPair& pair) {
    Column gap, funding, practice, remainder;
    for (std::size_t r = 0; r < block.size; ++r) {
        const Split parts = split({
            .first = block.outcome(pair.first, r).npv,
            .other = block.outcome(pair.other, r).npv,
            .first_funding_other_practice = block.outcome(pair.first_funding_other_practice, r).npv,
            .other_funding_first_practice = block.outcome(pair.other_funding_first_practice, r).npv,
        });
        gap[r] = parts.gap;
        funding[r] = parts.funding;
        practice[r] = parts.practice;
        remainder[r] = parts.remainder;
    }
    const std::size_t size = block.size;
    return {moments_of({gap.data(), size}), moments_of({funding.data(), size}),
            moments_of({practice.data(), size}), moments_of({remainder.data(), size})};
}

void merge_model(ModelTally& sum, const ModelTally& block) {
    for (std::size_t i = 0; i < sum.metrics.size(); ++i)
        sum.metrics[i] = merge(sum.metrics[i], block.metrics[i]);
    for (std::size_t i = 0; i < sum.ratios.size(); ++i) sum.ratios[i] = merge(sum.ratios[i], block.ratios[i]);
    sum.regret = merge(sum.regret, block.regret);
    sum.losses += block.losses;
}

}  // namespace

Tally tally_of(const Block& block, const Cast& cast, std::span<const SplitPair> splits) {
    Tally out{.replications = block.size, .models = {}, .pairs = {}, .splits = {}};
    Column best, a, b;
    const auto npv = [](const Outcome& outcome) { return outcome.npv; };
    for (std::size_t r = 0; r < block.size; ++r) {
        best[r] = block.outcome(0, r).npv;
        for (std::size_t m = 1; m < cast.listed; ++m) best[r] = std::max(best[r], block.outcome(m, r).npv);
    }
    for (std::size_t m = 0; m < cast.listed; ++m)
        out.models.push_back(model_tally(block, m, {best.data(), block.size}));
    for (std::size_t m = 1; m < cast.listed; ++m) {
        const std::span<const double> of_m = gather(block, m, a, npv);
        for (std::size_t versus = 0; versus < m; ++versus)
            out.pairs.push_back(paired_of(of_m, gather(block, versus, b, npv)));
    }
    for (const SplitPair& pair : splits) out.splits.push_back(split_tally(block, pair));
    return out;
}

void merge_into(Tally& sum, const Tally& block) {
    if (sum.replications == 0) {
        sum = block;
        return;
    }
    sum.replications += block.replications;
    for (std::size_t i = 0; i < sum.models.size(); ++i) merge_model(sum.models[i], block.models[i]);
    for (std::size_t i = 0; i < sum.pairs.size(); ++i) sum.pairs[i] = merge(sum.pairs[i], block.pairs[i]);
    for (std::size_t i = 0; i < sum.splits.size(); ++i) {
        SplitTally& into = sum.splits[i];
        const SplitTally& from = block.splits[i];
        into = {merge(into.gap, from.gap), merge(into.funding, from.funding),
                merge(into.practice, from.practice), merge(into.remainder, from.remainder)};
    }
}

}  // namespace fundsim
