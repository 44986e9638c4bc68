// Contest of the best: its constant, its promise, and the work that it saves.

#include "studies/selection.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/random/draws.hpp"

using namespace fundsim;

namespace {

//! Normal observations around these means, of which half the variance is common to all.
struct Problem {
    std::vector<double> means;
    double deviation;
    std::uint64_t seed;

    double operator()(std::size_t place, std::uint64_t world) const {
        const Stream stream{seed, world};
        const double common = normal(stream, Purpose::luck, 0, 0);
        const double own = normal(stream, Purpose::value, static_cast<std::uint32_t>(place), 0);
        return means[place] + deviation * std::sqrt(0.5) * (common + own);
    }
};

struct Played {
    std::size_t winner = 0;
    std::size_t observations = 0;
    std::uint64_t longest = 0;
};

//! Observes who is in until it is decided.
Played play(const Problem& problem, const SelectionRule& rule) {
    const std::size_t everybody = problem.means.size();
    std::vector<std::size_t> places;
    for (std::size_t place = 0; place < everybody; ++place) {
        places.push_back(place);
    }
    std::vector<Observations> observed(everybody);
    Contest contest = contest_among(places, everybody);
    Played played;
    while (!contest.decided) {
        for (const std::size_t place : contest.in) {
            observed[place].push_back(problem(place, contest.looked));
            ++played.observations;
        }
        advance(contest, observed, rule);
    }
    played.winner = contest.in.front();
    played.longest = contest.looked;
    return played;
}

}  // namespace

TEST_CASE("selection: the constant solves its equation, and can be had by hand") {
    // (1 + 2 eta)^-1 / 2 = 0.05: eta = 4.5; (1 + 2 eta)^-2 / 2 = 0.05 / 10: eta = 4.5 again.
    CHECK(selection_eta(2, {.zone = 1, .error = 0.05, .first = 3}) == Approx(4.5).epsilon(1e-14));
    CHECK(selection_eta(11, {.zone = 1, .error = 0.05, .first = 5}) == Approx(4.5).epsilon(1e-14));
    for (const std::size_t competitors : {2U, 5U, 14U, 100U}) {
        for (const std::size_t first : {2U, 10U, 30U}) {
            const double eta = selection_eta(competitors, {.zone = 1, .error = 0.05, .first = first});
            CHECK(std::pow(1 + 2 * eta, -(double(first) - 1) / 2) / 2 ==
                  Approx(0.05 / (double(competitors) - 1)).epsilon(1e-12));
        }
    }
}

TEST_CASE("selection: the best is found as often as promised where it leads by the zone alone") {
    // The least favourable means: all others level. 950 of 1,000 are promised; chance takes away no more than
    // three standard errors, 3 * sqrt(1000 * 0.95 * 0.05) = 21.
    constexpr int repeats = 1'000;
    const SelectionRule rule{.zone = 1, .error = 0.05};
    int found = 0;
    for (std::uint64_t repeat = 0; repeat < repeats; ++repeat) {
        found += play({{0, 0, 0, 1, 0, 0}, 2, 100 + repeat}, rule).winner == 3;
    }
    CHECK(found >= 950 - 21);
}

TEST_CASE("selection: in two competitors the promise is nearly used up") {
    // Looked at one observation after the other, so no more than a few per cent are given away.
    const SelectionRule rule{.zone = 1, .error = 0.2};
    int found = 0;
    for (std::uint64_t repeat = 0; repeat < 1'000; ++repeat) {
        found += play({{0, 1}, 8, 5'000 + repeat}, rule).winner == 1;
    }
    CHECK(found >= 800 - 38);  // three standard errors
    CHECK(found <= 850);
}

TEST_CASE("selection: those without hope stop early") {
    const SelectionRule rule{.zone = 1, .error = 0.05};
    const Played easy = play({{0, -40, -35, -30, -50, -45, -1}, 6, 3}, rule);
    CHECK(easy.winner == 0);
    CHECK(easy.longest > 3 * rule.first);
    CHECK(easy.observations < 7 * easy.longest / 2);  // less than half of what all of them would take
}

TEST_CASE("selection: what is level is decided in the end, for the last of them") {
    const SelectionRule rule{.zone = 1, .error = 0.05};
    CHECK(play({{0, 0, 0}, 0, 1}, rule).winner == 2);
    CHECK(play({{0, 0, 0}, 0, 1}, rule).longest == rule.first);
    const Played level = play({{0, 0}, 5, 1}, rule);
    CHECK(level.longest > rule.first);
}

TEST_CASE("selection: goes on where it stood, with the same end") {
    const Problem problem{{0, 0.5, 0.8, -3}, 3, 11};
    const SelectionRule rule{.zone = 0.5, .error = 0.05};
    std::vector<Observations> observed(4);
    for (std::size_t place = 0; place < 4; ++place) {
        for (std::uint64_t world = 0; world < 20'000; ++world) {
            observed[place].push_back(problem(place, world));
        }
    }
    Contest at_once = contest_among({0, 1, 2, 3}, 4);
    advance(at_once, observed, rule);
    const Played step_by_step = play(problem, rule);
    REQUIRE(at_once.decided);
    CHECK(at_once.in.front() == step_by_step.winner);
    CHECK(at_once.looked == step_by_step.longest);
    CHECK(observations_at_most(at_once, rule) == 0);  // one is left, and no pair of them
    Contest without = contest_among({0, 1, 3}, 4);
    advance(without, observed, rule);
    CHECK(without.decided);
}
