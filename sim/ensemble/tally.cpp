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
    for (std::size_t r = 0; r < block.size; ++r) {
        column[r] = figure(block.outcome(model, r));
    }
    return {column.data(), block.size};
}

//! The listed model with the highest NPV in each replication of the block.
std::array<std::size_t, block_replications> best_models(const Block& block, std::size_t listed) {
    std::array<std::size_t, block_replications> out{};
    for (std::size_t r = 0; r < block.size; ++r) {
        for (std::size_t m = 1; m < listed; ++m) {
            if (block.outcome(m, r).npv > block.outcome(out[r], r).npv) {
                out[r] = m;
            }
        }
    }
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
    for (std::size_t r = 0; r < block.size; ++r) {
        difference[r] = of_a[r] - of_b[r];
    }
    return {paired_of({of_a.data(), block.size}, {of_b.data(), block.size}),
            comoments_of(potential, {difference.data(), block.size})};
}

ModelTally model_tally(const Block& block, std::span<const double> potential, std::size_t model,
                       std::span<const std::size_t> best) {
    ModelTally out;
    Column x, y, z;
    for (const Metric& metric : metrics()) {
        std::size_t finite = 0;
        for (std::size_t r = 0; r < block.size; ++r) {
            const double value = block.outcome(model, r).*metric.field;
            if (!std::isfinite(value)) {
                continue;
            }
            x[finite] = potential[r];
            y[finite++] = value;
        }
        out.metrics.push_back(comoments_of({x.data(), finite}, {y.data(), finite}));
    }
    for (const Ratio& ratio : ratios()) {
        const auto below = gather(block, model, x, ratio.denominator);
        const auto above = gather(block, model, y, ratio.numerator);
        out.ratios.push_back(
            {comoments_of(below, above), comoments_of(potential, below), comoments_of(potential, above)});
    }
    for (std::size_t r = 0; r < block.size; ++r) {
        const Outcome& outcome = block.outcome(model, r);
        z[r] = npv_gain(block.outcome(best[r], r), outcome);
        out.losses += outcome.npv < 0 && !is_rounding(outcome.npv, npv_scale(outcome));
    }
    out.regret = comoments_of(potential, {z.data(), block.size});
    return out;
}

ControlledRatio merge(const ControlledRatio& left, const ControlledRatio& right) {
    return {merge(left.ratio, right.ratio), merge(left.denominator, right.denominator),
            merge(left.numerator, right.numerator)};
}

void merge_model(ModelTally& sum, const ModelTally& block) {
    for (std::size_t i = 0; i < sum.metrics.size(); ++i) {
        sum.metrics[i] = merge(sum.metrics[i], block.metrics[i]);
    }
    for (std::size_t i = 0; i < sum.ratios.size(); ++i) {
        sum.ratios[i] = merge(sum.ratios[i], block.ratios[i]);
    }
    sum.regret = merge(sum.regret, block.regret);
    sum.losses += block.losses;
}

}  // namespace

Tally tally_of(const Block& block, const Cast& cast, std::span<const Contrast> contrasts) {
    Tally out{.replications = block.size, .potential = {}, .models = {}, .pairs = {}, .contrasts = {}};
    const auto best = best_models(block, cast.listed);
    Column column, values;
    const std::span<const double> potential = potentials(block, column);
    out.potential = moments_of(potential);
    for (std::size_t m = 0; m < cast.listed; ++m) {
        out.models.push_back(model_tally(block, potential, m, best));
    }
    for (std::size_t m = 1; m < cast.listed; ++m) {
        for (std::size_t versus = 0; versus < m; ++versus) {
            out.pairs.push_back(pair_tally(block, potential, m, versus));
        }
    }
    for (const Contrast& contrast : contrasts) {
        for (std::size_t r = 0; r < block.size; ++r) {
            values[r] = contrast_value(contrast, block, r);
        }
        out.contrasts.push_back(comoments_of(potential, {values.data(), block.size}));
    }
    return out;
}

void merge_into(Tally& sum, const Tally& block) {
    if (sum.replications == 0) {
        sum = block;
        return;
    }
    sum.replications += block.replications;
    sum.potential = merge(sum.potential, block.potential);
    for (std::size_t i = 0; i < sum.models.size(); ++i) {
        merge_model(sum.models[i], block.models[i]);
    }
    for (std::size_t i = 0; i < sum.pairs.size(); ++i) {
        sum.pairs[i] = {merge(sum.pairs[i].worlds, block.pairs[i].worlds),
                        merge(sum.pairs[i].difference, block.pairs[i].difference)};
    }
    for (std::size_t i = 0; i < sum.contrasts.size(); ++i) {
        sum.contrasts[i] = merge(sum.contrasts[i], block.contrasts[i]);
    }
}

}  // namespace fundsim
