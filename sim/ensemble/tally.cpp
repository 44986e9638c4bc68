#include "ensemble/tally.hpp"

#include <algorithm>
#include <cmath>

#include "ensemble/ratios.hpp"
#include "ensemble/rounding.hpp"

namespace fundsim {
namespace {

using Column = std::array<double, block_replications>;

//! The values of `figure` over the block, in index order.
template <class Figure>
std::span<const double> gather(const Block& block, std::size_t model, Column& column, Figure figure) {
    for (std::size_t r = 0; r < block.size; ++r) column[r] = figure(block.outcome(model, r));
    return {column.data(), block.size};
}

//! The listed model with the highest NPV in each replication of the block.
std::array<std::size_t, block_replications> best_models(const Block& block, std::size_t listed) {
    std::array<std::size_t, block_replications> out{};
    for (std::size_t r = 0; r < block.size; ++r)
        for (std::size_t m = 1; m < listed; ++m)
            if (block.outcome(m, r).npv > block.outcome(out[r], r).npv) out[r] = m;
    return out;
}

//! The potential of each world of the block, which all models share.
std::span<const double> potentials(const Block& block, Column& column) {
    return gather(block, 0, column, [](const Outcome& outcome) { return outcome.potential; });
}

//! Model `a` against model `b`; what differs by nothing but rounding is a tie.
PairTally pair_tally(const Block& block, std::span<const double> potential, std::size_t a, std::size_t b) {
    Column of_a, of_b, difference;
    for (std::size_t r = 0; r < block.size; ++r) {
        of_a[r] = block.outcome(a, r).npv;
        of_b[r] = npv_gain(block.outcome(a, r), block.outcome(b, r)) == 0 ? of_a[r] : block.outcome(b, r).npv;
    }
    for (std::size_t r = 0; r < block.size; ++r) difference[r] = of_a[r] - of_b[r];
    return {paired_of({of_a.data(), block.size}, {of_b.data(), block.size}),
            comoments_of(potential, {difference.data(), block.size})};
}

ModelTally model_tally(const Block& block, std::span<const double> potential, std::size_t model,
                       std::span<const std::size_t> best) {
    ModelTally out;
    Column x, y;
    out.npv =
        comoments_of(potential, gather(block, model, y, [](const Outcome& outcome) { return outcome.npv; }));
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
        const Outcome& outcome = block.outcome(model, r);
        x[r] = npv_gain(block.outcome(best[r], r), outcome);
        out.losses += outcome.npv < 0 && !is_rounding(outcome.npv, npv_scale(outcome));
    }
    out.regret = moments_of({x.data(), block.size});
    return out;
}

SplitTally split_tally(const Block& block, std::span<const double> potential, const SplitPair& pair) {
    Column gap, funding, practice, interplay;
    for (std::size_t r = 0; r < block.size; ++r) {
        const Outcome& first = block.outcome(pair.first, r);
        const Outcome& other = block.outcome(pair.other, r);
        const Outcome& practised = block.outcome(pair.first_funding_other_practice, r);
        const Outcome& funded = block.outcome(pair.other_funding_first_practice, r);
        const Split parts = split({.first = first.npv,
                                   .other = other.npv,
                                   .first_funding_other_practice = practised.npv,
                                   .other_funding_first_practice = funded.npv});
        const double scale =
            std::max({npv_scale(first), npv_scale(other), npv_scale(practised), npv_scale(funded)});
        const auto clean = [scale](double part) { return is_rounding(part, scale) ? 0 : part; };
        gap[r] = npv_gain(other, first);
        funding[r] = clean(parts.funding);
        practice[r] = clean(parts.practice);
        interplay[r] = clean(parts.interplay);
    }
    const auto with_potential = [&](const Column& column) {
        return comoments_of(potential, {column.data(), block.size});
    };
    return {with_potential(gap), with_potential(funding), with_potential(practice),
            with_potential(interplay)};
}

void merge_model(ModelTally& sum, const ModelTally& block) {
    for (std::size_t i = 0; i < sum.metrics.size(); ++i)
        sum.metrics[i] = merge(sum.metrics[i], block.metrics[i]);
    for (std::size_t i = 0; i < sum.ratios.size(); ++i) sum.ratios[i] = merge(sum.ratios[i], block.ratios[i]);
    sum.npv = merge(sum.npv, block.npv);
    sum.regret = merge(sum.regret, block.regret);
    sum.losses += block.losses;
}

}  // namespace

Tally tally_of(const Block& block, const Cast& cast, std::span<const SplitPair> splits) {
    Tally out{.replications = block.size, .models = {}, .pairs = {}, .splits = {}};
    const auto best = best_models(block, cast.listed);
    Column column;
    const std::span<const double> potential = potentials(block, column);
    for (std::size_t m = 0; m < cast.listed; ++m)
        out.models.push_back(model_tally(block, potential, m, best));
    for (std::size_t m = 1; m < cast.listed; ++m)
        for (std::size_t versus = 0; versus < m; ++versus)
            out.pairs.push_back(pair_tally(block, potential, m, versus));
    for (const SplitPair& pair : splits) out.splits.push_back(split_tally(block, potential, pair));
    return out;
}

void merge_into(Tally& sum, const Tally& block) {
    if (sum.replications == 0) {
        sum = block;
        return;
    }
    sum.replications += block.replications;
    for (std::size_t i = 0; i < sum.models.size(); ++i) merge_model(sum.models[i], block.models[i]);
    for (std::size_t i = 0; i < sum.pairs.size(); ++i)
        sum.pairs[i] = {merge(sum.pairs[i].worlds, block.pairs[i].worlds),
                        merge(sum.pairs[i].difference, block.pairs[i].difference)};
    for (std::size_t i = 0; i < sum.splits.size(); ++i) {
        SplitTally& into = sum.splits[i];
        const SplitTally& from = block.splits[i];
        into = {merge(into.gap, from.gap), merge(into.funding, from.funding),
                merge(into.practice, from.practice), merge(into.interplay, from.interplay)};
    }
}

}  // namespace fundsim
