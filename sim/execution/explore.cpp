#include "execution/explore.hpp"

#include <algorithm>
#include <utility>

#include "execution/drawing.hpp"
#include "studies/points.hpp"
#include "studies/sample_information.hpp"

namespace fundsim {

namespace {

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

//! What each pilot would be worth, as far as the draws tell.
void weigh_pilots(const PlayedDraws& played, std::span<const Pilot> pilots, double horizon,
                  Exploration& out) {
    const std::vector<double> gaps = steadied_gaps(played.draws);
    for (std::size_t p = 0; p < pilots.size(); ++p) {
        out.pilots.push_back(worth_of(pilots[p], played.pilots[p], gaps, horizon));
    }
}

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

    PlayedDraws played;
    const DrawPlan plan{pair, *base, out.factors, points, options.seed, options.pilots};
    const auto needed = [&] {
        const Estimate ahead = probability_ahead(played.draws);
        return replications_needed((ahead.high - ahead.low) / 2, options.until);
    };
    const Sample main =
        play_draws(plan, part_of(sampling, most, futures_of_a_draw, own, futures_of_a_draw * further), played,
                   options.until > 0 ? needed : std::function<double()>{});
    out.unplayable = main.replications - size_of(played.draws);
    out.why_unplayable = out.unplayable > 0 ? why_left_out(plan, played.draws) : "";
    const bool stopped = ended(main);
    if (size_of(played.draws) == 0) {
        return done;
    }
    conclude(played.draws, options.seed, out);
    weigh_pilots(played, options.pilots, pair.organisation.horizon_months, out);
    done.draws = std::move(played.draws);
    if (stopped || !widened) {
        return done;
    }

    const Ending ending = done.ending;
    PlayedDraws doubled_draws;
    const DrawPlan wider{pair, *base, wide, points, options.seed};
    const std::uint64_t also = std::min(further, main.replications);
    const std::uint64_t before = own + futures_of_a_draw * main.replications;
    const Sample second =
        play_draws(wider, part_of(sampling, also, futures_of_a_draw, before, 0), doubled_draws, {});
    out.draws_doubled = size_of(doubled_draws.draws);
    if (out.draws_doubled > 0) {
        out.ahead_doubled = probability_ahead(doubled_draws.draws);
    }
    if (!ended(second)) {
        done.ending = ending;
    }
    return done;
}

}  // namespace fundsim
