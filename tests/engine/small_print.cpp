// Rules that are easy to get wrong: what a second implementation of the model found.

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/distribution/belief_table.hpp"
#include "engine/numeric/special.hpp"
#include "known_portfolio.hpp"

using namespace fundsim;
using namespace fundsim::plain;

TEST_CASE("the first play of a workspace is like every later one") {
    Scenario s = plain::scenario();
    s.organisation.areas = 3;
    s.organisation.budget_per_year = 2 * 960;  // the second team's home areas wrap round to the first
    s.organisation.horizon_months = 36;
    s.organisation.target_duration_months = 2;  // more teams wanted than an area has
    s.opportunities.initial_backlog = 12;
    std::string fault;
    const auto prepared = prepare(s, fault);
    Workspace fresh;
    draw_world(*prepared, 1, 0, fresh.world);
    const Outcome first = play(*prepared, prepared->rules[teams], fresh.world, fresh.state);
    const Outcome again = play(*prepared, prepared->rules[teams], fresh.world, fresh.state);
    CHECK(first.npv == again.npv);
    CHECK(first.lead_time == again.lead_time);
}

TEST_CASE("believed values of heavy tails take in the whole tail") {
    // Simpson's rule on the whole line of latents; Q(Phi(z)) = (1 - Phi(z))^(-1/alpha) for a Pareto from 1.
    constexpr double alpha = 1.5, mean = 2, variance = 0.9;
    const LatentQuantile values = make_latent_quantile({.shape = Shape::pareto, .parameters = {1, alpha}});
    const BeliefTable table = make_belief_table(values);
    constexpr int intervals = 40'000;
    const double deviation = std::sqrt(variance);
    double sum = 0;
    for (int k = 0; k <= intervals; ++k) {
        const double z = -12 + 24.0 * k / intervals;
        const double weight = k == 0 || k == intervals ? 1 : k % 2 ? 4 : 2;
        sum += weight * std::pow(normal_cdf(-z), -1 / alpha) * normal_pdf((z - mean) / deviation) / deviation;
    }
    const double exact = sum * 24.0 / intervals / 3;
    CHECK(expected_value(table, mean, variance).value == Approx(exact).epsilon(1e-6));
}

TEST_CASE("another attempt pays from the step after the one in which it is finished") {
    Scenario s = plain::scenario();
    s.opportunities.fit = {.shape = Shape::uniform, .parameters = {0, 1}};
    s.organisation.horizon_months = 60;
    Levers& l = s.models[teams].levers;
    l.follow_up = true;
    l.measuring_rate = 2;
    std::string fault;
    const auto prepared = prepare(s, fault);
    Workspace w;
    draw_world(*prepared, 1, 0, w.world);
    std::vector<Event> events;
    Series series;
    const Outcome out = play(*prepared, prepared->rules[teams], w.world, w.state, &series, &events);
    REQUIRE(out.iterations > 0);
    // Income of the months up to the first iteration's end is that of a play without follow-up.
    l.follow_up = false;
    const auto plain_one = prepare(s, fault);
    Series before;
    play(*plain_one, plain_one->rules[teams], w.world, w.state, &before);
    const double started = month_of(events, EventKind::iterated, 0);
    REQUIRE(started < 58);
    // 3.6 person-months of eight people: it is finished within its first step.
    const auto month = static_cast<std::size_t>(started);
    CHECK(series.income[month] == before.income[month]);
    CHECK(series.income[month + 1] != before.income[month + 1]);
}

TEST_CASE("a released team forgets, and learns nothing while it is away") {
    Scenario s = with_list({listed(4000, 18)});
    s.organisation.familiarity_loss = 0.5;
    Levers& l = s.models[teams].levers;
    l.resize_months = 12;
    l.resize_hurdle = 0.2;
    l.resize_max_share = 0.2;
    l.hurdle = 1;
    std::string fault;
    const auto prepared = prepare(s, fault);
    Workspace w;
    draw_world(*prepared, 1, 0, w.world);
    play(*prepared, prepared->rules[teams], w.world, w.state);
    const double rehired = w.state.work.items[0].first_release;  // hired again in month 24, with F = 0
    s.models[teams].levers.resize_months = 0;
    const double stood = finished(s, teams, 0);  // started in month 18 by a team that stood all the time
    CHECK(rehired - 24 > stood - 18 + 0.5);
}
