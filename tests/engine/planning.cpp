// What planners know and where they put the next person-month, one decision at a time.

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/numeric/special.hpp"
#include "known_portfolio.hpp"

using namespace fundsim;
using namespace fundsim::plain;

TEST_CASE("a business case is weighed against the prior in closed form") {
    Scenario s = scenario();
    s.opportunities.sigma_case = 0.8;
    s.opportunities.case_bias = 0.5;
    s.models[teams].levers.planner_error = 0.25;
    std::string fault;
    const auto p = prepare(s, fault);
    const double sigma = 0.75 * 0.8;
    const double y = (1.2 - 0.75 * 0.5) * std::sqrt(1 + sigma * sigma);
    const NormalBelief b =
        posterior(belief_from_case(p->rules[teams], s.opportunities, 1.2), s.models[teams].levers);
    CHECK(b.mean == Approx(y / (1 + sigma * sigma)).epsilon(1e-12));
    CHECK(b.variance == Approx(sigma * sigma / (1 + sigma * sigma)).epsilon(1e-12));
}

TEST_CASE("what is worth nothing is left alone, even without a hurdle") {
    Scenario s = scenario();
    s.opportunities.value_per_year = constant(0);
    for (Levers* l : {&s.models[projects].levers, &s.models[teams].levers}) {
        l->cycle_months = 0;
        l->hurdle = 0;
    }
    CHECK(play_one(s, projects).started == 0);
    CHECK(play_one(s, teams).started == 0);
}

TEST_CASE("a standing team goes on at once with what is left of a step") {
    const Scenario s = with_list({listed(3000, 0, 20), listed(2000, 0, 20)});
    CHECK(finished(s, teams, 0) == Approx(2.5));
    CHECK(finished(s, teams, 1) == Approx(5));
}

TEST_CASE("in rounds decrees are granted as the list is drawn up, the others by their index") {
    // Two fit into a year. Of three items the best goes first; then a decree is due, whatever it is worth.
    Scenario s = with_list({listed(500, 0, 48), listed(4000, 0, 48), listed(3000, 0, 48)});
    s.organisation.max_teams = 1;
    Levers& l = s.models[projects].levers;
    const auto order = [&] {
        std::vector<std::uint32_t> items;
        for (const Event& e : events_of(s, projects))
            if (e.kind == EventKind::listed) items.push_back(e.item);
        return items;
    };
    CHECK(order() == std::vector<std::uint32_t>{1, 2, 0});
    l.mandated_share = 0.52;  // of 48 person-months, half a median of 24 is short
    std::string fault;
    World w;
    draw_world(*prepare(s, fault), 1, 0, w);
    const std::uint32_t decreed = w.decree[0] < w.decree[2] ? 0 : 2;
    CHECK(order() == std::vector<std::uint32_t>{1, decreed, 2 - decreed});
}

TEST_CASE("with a release cadence benefits are planned for half-way through the work") {
    Scenario s = scenario();
    s.opportunities.value_decay = 0.15;
    CHECK(play_one(s, teams).planned_benefit == Approx(1000 * std::exp(-0.15 * 3 / 12)).epsilon(1e-9));
    s.models[teams].levers.release_cadence_months = 1;
    CHECK(play_one(s, teams).planned_benefit == Approx(1000 * std::exp(-0.15 * 1.5 / 12)).epsilon(1e-9));
}

TEST_CASE("the first experiment goes where the decision is closest") {
    // Equal spreads and efforts: the unit normal loss is largest where the believed benefit is nearest to
    // nothing.
    Scenario s = scenario();
    s.opportunities.initial_backlog = 8;
    s.opportunities.value_per_year = {.shape = Shape::normal, .parameters = {0, 3000}};
    s.opportunities.sigma_case = 1;
    Levers& l = s.models[teams].levers;
    l.planner_error = 0;
    l.discovery_share = 0.15;
    l.decision_latency_months = 40;  // whoever is claimed in month 0 is out of the race
    std::string fault;
    const auto p = prepare(s, fault);
    for (std::uint64_t seed = 1; seed < 20; ++seed) {
        Workspace w;
        draw_world(*p, seed, 0, w.world);
        std::vector<Event> events;
        play(*p, p->rules[teams], w.world, w.state, nullptr, &events);
        std::uint32_t claimed = no_lane;
        for (const Event& e : events)
            if (e.kind == EventKind::claimed && e.month == 0) claimed = e.item;
        // The index last funded is that of the claimed item: the decision is whether another one reaches it.
        const auto distance = [&](std::uint32_t i) {
            return std::abs(w.world.case_signal[i] - w.world.case_signal[claimed]);
        };
        REQUIRE(claimed != no_lane);
        std::uint32_t nearest = no_lane;
        for (std::uint32_t i = 0; i < 8; ++i)
            if (i != claimed && (nearest == no_lane || distance(i) < distance(nearest))) nearest = i;
        for (const Event& e : events) {
            if (e.kind != EventKind::experimented) continue;
            CHECK(e.item == nearest);
            break;
        }
    }
}

TEST_CASE("the news of a shift is shared like the luck of the world") {
    Scenario s = scenario();
    s.opportunities.initial_backlog = 30;
    s.opportunities.rho_portfolio = 0.2;
    s.opportunities.rho_area = 0.3;
    s.opportunities.shift_memory = 0;  // z after a shift is its news
    s.opportunities.shifts_per_year = 52;
    s.organisation.areas = 3;
    std::string fault;
    const auto p = prepare(s, fault);
    World w;
    double same = 0, other = 0;
    int n_same = 0, n_other = 0;
    for (std::uint64_t r = 0; r < 2000; ++r) {
        draw_world(*p, 1, r, w);
        const double first = shifted_latent(*p, w, 0, 0, w.latent[0]);
        for (std::size_t i = 1; i < w.items; ++i) {
            const bool together = w.area[0] == w.area[i];
            (together ? same : other) += first * shifted_latent(*p, w, i, 0, w.latent[i]);
            ++(together ? n_same : n_other);
        }
    }
    // 2,000 worlds of correlated products: 3.5 standard errors with the sd of a product below 1.5.
    CHECK(std::abs(same / n_same - 0.5) < 3.5 * 1.5 / std::sqrt(2000.0));
    CHECK(std::abs(other / n_other - 0.2) < 3.5 * 1.5 / std::sqrt(2000.0));
}
