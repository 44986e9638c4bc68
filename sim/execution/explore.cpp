#include "execution/explore.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/world/potential.hpp"
#include "execution/gaps.hpp"
#include "studies/points.hpp"

namespace fundsim {

namespace {

constexpr std::uint64_t futures_of_a_draw = 2;
constexpr std::size_t figures = 4;  // playable, both gaps, surplus

struct Plan {
    const Scenario& pair;
    const Prepared& known;
    const std::vector<Factor>& factors;
    const Points& points;
    std::uint64_t seed;
};

Variant drawn(const Plan& plan, std::uint64_t draw) {
    std::vector<double> shares;
    for (std::size_t f = 0; f < plan.factors.size(); ++f) {
        shares.push_back(coordinate(plan.points, draw, f));
    }
    return variant_of(with_values_at(plan.pair, plan.factors, shares), &plan.known);
}

//! Plays draws into figures: [figure][draw].
Sample play_draws(const Plan& plan, SamplingOptions options, Draws& draws,
                  const std::function<double()>& needed) {
    draws.factors = plan.factors.size();
    options.keep = [&](std::uint64_t first, std::size_t size, std::span<const double> values) {
        for (std::size_t i = 0; i < size; ++i) {
            if (values[i] == 0) {
                continue;
            }
            draws.numbers.push_back(first + i);
            for (std::size_t f = 0; f < draws.factors; ++f) {
                draws.shares.push_back(coordinate(plan.points, first + i, f));
            }
            draws.first.push_back(values[size + i]);
            draws.second.push_back(values[2 * size + i]);
            draws.surplus.push_back(values[3 * size + i]);
        }
    };
    if (needed) {
        options.needed = [&](Means) { return needed(); };
    }
    const auto make_sampler = [&]() -> Sampler {
        return [&, workspace = make_workspace(plan.known)](std::uint64_t draw, std::span<double> row) {
            const Variant variant = drawn(plan, draw);
            std::fill(row.begin(), row.end(), 0.0);
            if (!variant.prepared) {
                return 0.0;
            }
            double potential = 0;
            row[0] = 1;
            for (std::uint64_t k = 0; k < futures_of_a_draw; ++k) {
                const std::uint64_t future = futures_of_a_draw * draw + k;
                const GapInWorld here = gap_in(*variant.prepared, plan.seed, future, *workspace);
                row[1 + k] = here.gap;
                potential += here.potential;
            }
            row[3] = potential / double(futures_of_a_draw) - expected_potential(*variant.prepared);
            return potential;
        };
    };
    return sample(figures, make_sampler, options);
}

//! The first number that is not among those of the draws, which rise.
std::uint64_t first_left_out(const Draws& draws) {
    std::uint64_t number = 0;
    for (const std::uint64_t played : draws.numbers) {
        number += played == number ? 1 : 0;
    }
    return number;
}

//! Share of futures in which a is ahead with the scenario's own values.
Sample play_as_it_stands(const Prepared& base, std::uint64_t seed, const SamplingOptions& options) {
    const auto make_sampler = [&]() -> Sampler {
        return [&, workspace = make_workspace(base)](std::uint64_t future, std::span<double> row) {
            const GapInWorld here = gap_in(base, seed, future, *workspace);
            row[0] = counts_ahead(here.gap);
            return here.potential;
        };
    };
    return sample(1, make_sampler, options);
}

//! Futures with the scenario's own values, and draws with doubled ranges, that go with so many draws.
std::uint64_t beside(std::uint64_t draws) { return std::max<std::uint64_t>(draws / 4, 1); }

bool same_range(const Factor& one, const Factor& other) {
    return one.range.low == other.range.low && one.range.high == other.range.high;
}

}  // namespace

ExploreDone play_exploration(const Prepared& prepared, std::size_t a, std::size_t b,
                             std::vector<Factor> factors, const ExploreOptions& options) {
    ExploreDone done{.exploration = {.a = a, .b = b, .factors = std::move(factors)}};
    Exploration& out = done.exploration;
    const Scenario pair = pair_of(prepared.scenario, a, b);
    const auto base = prepare(pair, done.fault, &prepared, Hybrids::left_out);
    if (!base) {
        done.ending = Ending::failed;
        return done;
    }
    const SamplingOptions& sampling = options.sampling;
    const std::uint64_t most = sampling.replications;
    const std::vector<Factor> wide = doubled(out.factors);
    const bool widened = !std::equal(wide.begin(), wide.end(), out.factors.begin(), same_range);
    const std::uint64_t own = beside(most), further = widened ? beside(most) : 0;
    const Points points = scrambled_points(out.factors.size(), options.seed);
    const auto ended = [&](const Sample& sampled) {
        done.ending = sampled.ending;
        done.fault = sampled.fault;
        return sampled.ending == Ending::interrupted || sampled.ending == Ending::failed;
    };

    const Sample standing = play_as_it_stands(
        *base, options.seed, part_of(sampling, own, 1, 0, futures_of_a_draw * (most + further)));
    out.futures_as_it_stands = standing.replications;
    if (standing.replications > 0) {
        out.as_it_stands = proportion_estimate(standing.means[0].mean_y * double(standing.replications),
                                               standing.replications);
    }
    if (ended(standing)) {
        return done;
    }

    const Plan plan{pair, *base, out.factors, points, options.seed};
    const auto needed = [&] {
        const Estimate ahead = probability_ahead(done.draws);
        return replications_needed((ahead.high - ahead.low) / 2, options.until);
    };
    const Sample main =
        play_draws(plan, part_of(sampling, most, futures_of_a_draw, own, futures_of_a_draw * further),
                   done.draws, options.until > 0 ? needed : std::function<double()>{});
    out.unplayable = main.replications - size_of(done.draws);
    out.why_unplayable = out.unplayable > 0 ? drawn(plan, first_left_out(done.draws)).why : "";
    const bool stopped = ended(main);
    if (size_of(done.draws) == 0) {
        return done;
    }
    conclude(done.draws, options.seed, out);
    if (stopped || !widened) {
        return done;
    }

    const Ending ending = done.ending;
    Draws doubled_draws;
    const Plan wider{pair, *base, wide, points, options.seed};
    const std::uint64_t also = std::min(further, main.replications);
    const std::uint64_t before = own + futures_of_a_draw * main.replications;
    const Sample second =
        play_draws(wider, part_of(sampling, also, futures_of_a_draw, before, 0), doubled_draws, {});
    out.draws_doubled = size_of(doubled_draws);
    if (out.draws_doubled > 0) {
        out.ahead_doubled = probability_ahead(doubled_draws);
    }
    if (!ended(second)) {
        done.ending = ending;
    }
    return done;
}

}  // namespace fundsim
