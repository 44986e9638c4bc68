#include "execution/breakeven.hpp"

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "engine/world/potential.hpp"
#include "execution/gaps.hpp"

namespace fundsim {

namespace {

using Ready = std::shared_ptr<const Prepared>;

struct Points {
    std::vector<double> values;
    std::vector<Ready> variants;
};

Variant at_value(const Scenario& pair, const Varied& varied, double value, const Prepared* known) {
    Scenario moved = pair;
    set_scalar(moved, varied.address, value);
    return variant_of(moved, known);
}

//! `known`: as in variant_of(), of the first value.
Points points_of(const Scenario& pair, const Varied& varied, std::size_t count, const Prepared* known,
                 std::vector<UnplayedValue>& left_out) {
    Points points;
    for (const double value : values_between(*varied.parameter, varied.low, varied.high, count)) {
        Variant variant =
            at_value(pair, varied, value, points.variants.empty() ? known : points.variants.front().get());
        if (variant.prepared) {
            points.values.push_back(value);
            points.variants.push_back(std::move(variant.prepared));
        } else {
            left_out.push_back({value, std::move(variant.why)});
        }
    }
    return points;
}

void keep(std::span<const double> gaps, std::span<double> figures) {
    std::copy(gaps.begin(), gaps.end(), figures.begin());
}

std::optional<double> expected_at(const Prepared& variant, const BreakevenOptions& options) {
    return options.controlled ? std::optional(expected_potential(variant)) : std::nullopt;
}

//! Adds the ties of a profile; stops at a signal.
void add_ties(const Scenario& pair, const Varied& varied, const Prepared& known,
              const BreakevenOptions& options, Breakeven& breakeven, BreakevensDone& done) {
    SamplingOptions as_many = options.sampling;
    as_many.replications = done.replications;
    as_many.progress = {};
    const GapAt gap_at = [&](double value) -> std::optional<Estimate> {
        const Variant variant = at_value(pair, varied, value, &known);
        if (!variant.prepared) {
            return std::nullopt;
        }
        const Sample one = sample_gaps(std::vector{variant.prepared}, options.seed, 1, keep, as_many);
        if (one.ending != Ending::complete) {
            done.ending = one.ending;
            return std::nullopt;
        }
        return estimate_of(one.means[0], expected_at(*variant.prepared, options));
    };
    const auto& profile = breakeven.profile;
    for (const std::size_t k : sign_changes(profile)) {
        if (const auto tie = find_tie(gap_at, profile[k], profile[k + 1])) {
            breakeven.ties.push_back(*tie);
        }
    }
}

}  // namespace

BreakevensDone play_breakevens(std::span<const Scenario> pairs, const Varied& varied,
                               const BreakevenOptions& options) {
    BreakevensDone done{.breakevens = std::vector<Breakeven>(pairs.size())};
    std::vector<Points> points;
    std::vector<Ready> variants;
    for (std::size_t p = 0; p < pairs.size(); ++p) {
        points.push_back(points_of(pairs[p], varied, options.points,
                                   variants.empty() ? nullptr : variants.front().get(),
                                   done.breakevens[p].left_out));
        variants.insert(variants.end(), points[p].variants.begin(), points[p].variants.end());
    }
    if (variants.empty()) {
        return done;
    }
    // The ties of several pairs take about as long as their worlds.
    const std::uint64_t most = options.sampling.replications;
    const Sample sampled = sample_gaps(variants, options.seed, variants.size(), keep,
                                       part_of(options.sampling, most, 1, 0, pairs.size() > 1 ? most : 0));
    done.ending = sampled.ending;
    done.fault = sampled.fault;
    done.replications = sampled.replications;
    if (done.replications == 0) {
        return done;
    }
    const auto expected = expected_at(*variants.front(), options);
    std::size_t figure = 0;
    for (std::size_t p = 0; p < pairs.size(); ++p) {
        for (const double value : points[p].values) {
            done.breakevens[p].profile.push_back({value, estimate_of(sampled.means[figure++], expected)});
        }
    }
    if (varied.parameter->kind == Kind::integer) {
        return done;
    }
    for (std::size_t p = 0; p < pairs.size() && done.ending != Ending::interrupted; ++p) {
        if (!points[p].variants.empty()) {
            add_ties(pairs[p], varied, *points[p].variants.front(), options, done.breakevens[p], done);
        }
        if (options.sampling.progress && pairs.size() > 1) {
            options.sampling.progress((pairs.size() + p + 1) * done.replications,
                                      2 * pairs.size() * done.replications);
        }
    }
    return done;
}

BreakevenDone play_breakeven(const Scenario& scenario, std::size_t a, std::size_t b, const Varied& varied,
                             const BreakevenOptions& options) {
    const std::vector<Scenario> pairs{pair_of(scenario, a, b)};
    BreakevensDone done = play_breakevens(pairs, varied, options);
    return {std::move(done.breakevens.front()), done.replications, done.ending, std::move(done.fault)};
}

}  // namespace fundsim
