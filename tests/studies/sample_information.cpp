// What a pilot would be worth, against a normal sample of a normal gap, whose value is known (Raiffa &
// Schlaifer 1961), and where it teaches nothing or all.

#include "studies/sample_information.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "engine/numeric/special.hpp"
#include "studies/information.hpp"
#include "studies/made_draws.hpp"

using namespace fundsim;

namespace {

constexpr std::uint64_t count = 16'384;
constexpr double mean = -0.5, tau = 1;
constexpr double horizon = 60;

//! Draws whose gap is N(mean, tau^2) without luck.
Draws normal_gaps() {
    return made_draws(1, count, 0,
                      [](std::span<const double> u) { return mean + tau * normal_quantile(u[0]); });
}

//! A figure of each draw: its gap with an error, which the pilot's own luck makes, and a second one that has
//! nothing to do with it.
std::vector<double> figures_of(const Draws& draws, double weight, double sigma) {
    std::vector<double> figures;
    for (std::size_t d = 0; d < size_of(draws); ++d) {
        const Stream stream{11, d};
        figures.push_back(weight * draws.first[d] + sigma * normal(stream, Purpose::value, 0, 0));
        figures.push_back(normal(stream, Purpose::value, 0, 1));
    }
    return figures;
}

//! Within the interval, half as wide again as 95 %: of several at once.
bool holds(const Estimate& estimate, double truth) {
    return std::abs(truth - estimate.value) <= 1.5 * (estimate.high - estimate.low) / 2;
}

}  // namespace

TEST_CASE("a pilot's worth: the value of a normal sample") {
    const Draws draws = normal_gaps();
    const std::vector<double> gaps = steadied_gaps(draws);
    constexpr double evsi = 0.099821, evpi = 0.197797;  // m = -0.5, tau = sigma = 1
    const PilotWorth worth = worth_of({.teams = 1, .months = 6}, figures_of(draws, 1, 1), gaps, horizon);
    const Information all = information_in(draws, gaps, std::array<std::size_t, 1>{0});
    INFO(worth.value.value << " in " << worth.value.low << " to " << worth.value.high);
    CHECK(holds(worth.value, evsi));
    CHECK(worth.value.high - worth.value.low < 0.02);  // standard error about 0.004
    CHECK(holds(all.value, evpi));
    CHECK(worth.value.value < all.value.value);
    CHECK(worth.explained == Approx(0.5).margin(0.02));  // half of the variance
    // The fitted mean N(m, 1/2) is above 0 in 1 - Phi(0.5 / sqrt(1/2)) of the draws.
    CHECK(worth.changes.value == Approx(1 - normal_cdf(0.5 / std::sqrt(0.5))).margin(0.02));
}

TEST_CASE("a pilot's worth: nothing where it teaches nothing, that of knowing all where it teaches all") {
    const Draws draws = normal_gaps();
    const std::vector<double> gaps = steadied_gaps(draws);
    const Information all = information_in(draws, gaps, std::array<std::size_t, 1>{0});
    const PilotWorth nothing = worth_of({.teams = 1, .months = 6}, figures_of(draws, 0, 1), gaps, horizon);
    CHECK(nothing.value.value < 0.005);
    CHECK(nothing.changes.value < 0.005);
    CHECK(nothing.explained < 0.002);
    // A figure that grows with the gap in whatever way: ranks see through it.
    std::vector<double> figures;
    for (const double gap : gaps) figures.push_back(std::exp(3 * gap));
    const PilotWorth everything = worth_of({.teams = 1, .months = 6}, figures, gaps, horizon);
    CHECK(everything.value.value == Approx(all.value.value).epsilon(0.01));
    // A less exact pilot is worth less.
    double before = everything.value.value;
    for (const double sigma : {0.5, 1.0, 2.0}) {
        const double value =
            worth_of({.teams = 1, .months = 6}, figures_of(draws, 1, sigma), gaps, horizon).value.value;
        CHECK(value < before);
        before = value;
    }
}

TEST_CASE("a pilot's worth: its delay, its price and what remains") {
    const Draws draws = normal_gaps();
    const std::vector<double> gaps = steadied_gaps(draws), figures = figures_of(draws, 1, 0.5);
    // b leads: who waits loses a share of what the pilot brings.
    const PilotWorth worth = worth_of({.teams = 1, .months = 15, .cost = 0.02}, figures, gaps, horizon);
    CHECK(worth.delay.value == Approx(worth.value.value / 4).epsilon(1e-9));
    CHECK(worth.net.value == Approx(worth.value.value - worth.delay.value - 0.02).epsilon(1e-9));
    CHECK(worth.net.low > 0);
    // a leads: who waits also goes without its lead meanwhile.
    std::vector<double> turned;
    for (const double gap : gaps) turned.push_back(-gap);
    const PilotWorth of_leader = worth_of({.teams = 1, .months = 15}, figures, turned, horizon);
    CHECK(of_leader.value.value == Approx(worth.value.value).epsilon(0.05));
    CHECK(of_leader.delay.value == Approx((0.5 + of_leader.value.value) / 4).epsilon(0.02));
    // Not heeded: nothing is chosen differently, and the lead comes later.
    const PilotWorth idle = worth_of({.teams = 1, .months = 15}, figures_of(draws, 0, 1), turned, horizon);
    if (idle.value.value == 0) CHECK(idle.net.value == Approx(-0.5 / 4).epsilon(0.03));
    CHECK(worth_of({.teams = 1, .months = 60}, figures, gaps, horizon).net.value <= 0);
}

TEST_CASE("a pilot's figures as places: middle ranks, what is missing last") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const std::vector<double> figures{5, 1, 2, 1, nan, 1, 2, 1};  // two figures of four draws
    const Draws places = places_of(figures, 2);
    CHECK(places.factors == 2);
    CHECK(share_of(places, 0, 0) == 0.75 - 0.125);
    CHECK(share_of(places, 1, 0) == 0.25);  // two of them share ranks 1 and 2
    CHECK(share_of(places, 3, 0) == 0.25);
    CHECK(share_of(places, 2, 0) == 0.875);
    for (std::size_t d = 0; d < 4; ++d) CHECK(share_of(places, d, 1) == 0.5);
}
