#include "execution/explore.hpp"

#include <algorithm>
#include <utility>

#include "execution/design_rows.hpp"
#include "execution/drawing.hpp"
#include "studies/decomposition.hpp"
#include "studies/points.hpp"
#include "studies/sample_information.hpp"

namespace fundsim {

namespace {

constexpr std::size_t told_apart = 10;  //!< assumptions with a total index of their own

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

//! How the parts of an exploration follow each other.
struct Course {
    const Prepared& base;  //!< the pair
    const ExploreOptions& options;
    ExploreDone& done;
    Points points;
    std::vector<Factor> wide = {};  //!< factors with doubled ranges; empty where none is doubled
    std::uint64_t played = 0;       //!< in futures, for progress

    std::uint64_t doubled_draws(std::uint64_t draws) const { return wide.empty() ? 0 : beside(draws); }
    std::uint64_t total_rows(std::uint64_t draws) const {
        return options.total_rows.value_or(total_rows_beside(draws));
    }
    std::uint64_t futures_of_a_row() const {
        return futures_of_a_draw * (2 + std::min(told_apart + 1, done.exploration.factors.size()));
    }
    //! Futures that come after the draws.
    std::uint64_t after(std::uint64_t draws) const {
        return futures_of_a_draw * doubled_draws(draws) + futures_of_a_row() * total_rows(draws);
    }
};

//! Notes how a part ended; whether that is the end of all.
bool ends(Course& course, const Sample& part) {
    if (part.ending == Ending::interrupted || part.ending == Ending::failed) {
        course.done.ending = part.ending;
        course.done.fault = part.fault;
        return true;
    }
    return false;
}

bool stand(Course& course) {
    const SamplingOptions& sampling = course.options.sampling;
    Exploration& out = course.done.exploration;
    const std::uint64_t most = sampling.replications, own = beside(most);
    const Sample standing =
        play_as_it_stands(course.base, course.options.seed,
                          part_of(sampling, own, 1, 0, futures_of_a_draw * most + course.after(most)));
    out.futures_as_it_stands = standing.replications;
    if (standing.replications > 0) {
        out.as_it_stands = proportion_estimate(standing.means[0].mean_y * double(standing.replications),
                                               standing.replications);
    }
    course.played += own;
    return !ends(course, standing);
}

bool draw(Course& course) {
    const ExploreOptions& options = course.options;
    Exploration& out = course.done.exploration;
    const std::uint64_t most = options.sampling.replications;
    PlayedDraws played;
    const Scenario& pair = course.base.scenario;
    const DrawPlan plan{pair, course.base, out.factors, course.points, options.seed, options.pilots};
    const auto needed = [&] {
        const Estimate ahead = probability_ahead(played.draws);
        return replications_needed((ahead.high - ahead.low) / 2, options.until);
    };
    const Sample main = play_draws(
        plan, part_of(options.sampling, most, futures_of_a_draw, course.played, course.after(most)), played,
        options.until > 0 ? needed : std::function<double()>{});
    course.played += futures_of_a_draw * main.replications;
    out.unplayable = main.replications - size_of(played.draws);
    out.why_unplayable = out.unplayable > 0 ? why_left_out(plan, played.draws) : "";
    course.done.ending = main.ending;
    course.done.fault = main.fault;
    if (size_of(played.draws) == 0) {
        return false;
    }
    conclude(played.draws, options.seed, out);
    weigh_pilots(played, options.pilots, pair.organisation.horizon_months, out);
    course.done.draws = std::move(played.draws);
    return !ends(course, main);
}

//! `draws`: that were played with the ranges as they are.
bool draw_doubled(Course& course, std::uint64_t draws) {
    if (course.wide.empty()) {
        return true;
    }
    Exploration& out = course.done.exploration;
    const ExploreOptions& options = course.options;
    PlayedDraws played;
    const DrawPlan plan{course.base.scenario, course.base, course.wide, course.points, options.seed};
    const std::uint64_t also = std::min(beside(options.sampling.replications), draws);
    const Sample second = play_draws(plan,
                                     part_of(options.sampling, also, futures_of_a_draw, course.played,
                                             course.futures_of_a_row() * course.total_rows(draws)),
                                     played, {});
    course.played += futures_of_a_draw * also;
    out.draws_doubled = size_of(played.draws);
    if (out.draws_doubled > 0) {
        out.ahead_doubled = probability_ahead(played.draws);
    }
    return !ends(course, second);
}

//! What those that matter most move in all.
void play_totals(Course& course, std::uint64_t draws) {
    constexpr std::uint64_t stretch = 32;  // a row takes as long as a dozen draws
    const std::uint64_t rows = course.total_rows(draws);
    if (rows == 0) {
        return;
    }
    Exploration& out = course.done.exploration;
    Totals& totals = out.totals;
    totals.groups = first_alone(out.by_importance, told_apart);
    totals.rest = out.by_importance.size() > told_apart;
    const Design design = design_of(totals.groups, out.factors.size(), course.options.seed);
    const DesignGround ground{course.base.scenario, course.base, out.factors, course.options.seed};
    SamplingOptions part =
        part_of(course.options.sampling, rows, course.futures_of_a_row(), course.played, 0);
    part.stretch = stretch;
    Unplayed unplayed;
    const Sample played = play_rows(ground, design, first_total_row, part, unplayed);
    totals.rows = indices_of(played.means).rows;
    totals.unplayable = played.replications - totals.rows;
    // The draws know the variance better than the rows do, which are few.
    totals.shares = totals_of(played.means, variance_by_assumptions(course.done.draws));
    ends(course, played);
}

}  // namespace

std::uint64_t total_rows_beside(std::uint64_t draws) {
    constexpr std::uint64_t draws_a_row = 64, fewest = 64;
    const std::uint64_t rows = draws / draws_a_row;
    return rows < fewest ? 0 : rows;
}

ExploreDone play_exploration(const Prepared& prepared, std::size_t a, std::size_t b,
                             std::vector<Factor> factors, const ExploreOptions& options) {
    ExploreDone done{.exploration = {.a = a, .b = b, .factors = std::move(factors)}};
    const Exploration& out = done.exploration;
    const auto base = prepare(pair_of(prepared.scenario, a, b), done.fault, &prepared, Hybrids::left_out);
    if (!base) {
        done.ending = Ending::failed;
        return done;
    }
    Course course{*base, options, done, scrambled_points(out.factors.size(), options.seed)};
    course.wide = doubled(out.factors);
    if (std::equal(course.wide.begin(), course.wide.end(), out.factors.begin(), same_range)) {
        course.wide.clear();
    }
    if (stand(course) && draw(course)) {
        const std::uint64_t draws = out.draws + out.unplayable;
        if (draw_doubled(course, draws)) {
            play_totals(course, draws);
        }
    }
    return done;
}

}  // namespace fundsim
