#include "execution/breakeven.hpp"

#include <memory>
#include <optional>
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

Points points_of(const Scenario& pair, const Varied& varied, std::size_t count,
                 std::vector<UnplayedValue>& left_out) {
    Points points;
    for (const double value : values_between(*varied.parameter, varied.low, varied.high, count)) {
        Variant variant =
            at_value(pair, varied, value, points.variants.empty() ? nullptr : points.variants.front().get());
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

}  // namespace

BreakevenDone play_breakeven(const Scenario& scenario, std::size_t a, std::size_t b, const Varied& varied,
                             const BreakevenOptions& options) {
    BreakevenDone done;
    const Scenario pair = pair_of(scenario, a, b);
    const Points points = points_of(pair, varied, options.points, done.breakeven.left_out);
    if (points.variants.empty()) {
        return done;
    }
    const auto expected = [&](const Ready& variant) {
        return options.controlled ? std::optional(expected_potential(*variant)) : std::nullopt;
    };
    const Sample sampled =
        sample_gaps(points.variants, options.seed, points.variants.size(), keep, options.sampling);
    done.ending = sampled.ending;
    done.fault = sampled.fault;
    done.replications = sampled.replications;
    if (done.replications == 0) {
        return done;
    }
    for (std::size_t k = 0; k < points.values.size(); ++k) {
        done.breakeven.profile.push_back(
            {points.values[k], estimate_of(sampled.means[k], expected(points.variants.front()))});
    }
    if (done.ending == Ending::interrupted || varied.parameter->kind == Kind::integer) {
        return done;
    }
    SamplingOptions as_many = options.sampling;
    as_many.replications = done.replications;
    as_many.progress = {};
    const GapAt gap_at = [&](double value) -> std::optional<Estimate> {
        const Variant variant = at_value(pair, varied, value, points.variants.front().get());
        if (!variant.prepared) {
            return std::nullopt;
        }
        const Sample one = sample_gaps(std::vector{variant.prepared}, options.seed, 1, keep, as_many);
        if (one.ending != Ending::complete) {
            done.ending = one.ending;
            return std::nullopt;
        }
        return estimate_of(one.means[0], expected(variant.prepared));
    };
    const auto& profile = done.breakeven.profile;
    for (const std::size_t k : sign_changes(profile)) {
        if (const auto tie = find_tie(gap_at, profile[k], profile[k + 1])) {
            done.breakeven.ties.push_back(*tie);
        }
    }
    return done;
}

}  // namespace fundsim
