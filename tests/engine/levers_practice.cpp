// Practice, each lever in a world made for it: turning it moves the outcome by what a hand
// calculation says, or at least in the direction its meaning says.

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/numeric/special.hpp"
#include "known_portfolio.hpp"

using namespace fundsim;
using namespace fundsim::plain;

TEST_CASE("sigma_ext is what experiments never get behind") {
    Levers l = plain::team();
    l.sigma_exp = 0.8;
    l.sigma_ext = 0.6;
    ValueBelief b{.precision = 1, .pull = 0};
    for (int n = 0; n < 100'000; ++n) learn_experiment(b, l.sigma_exp, 1.0);
    CHECK(posterior(b, l).variance == Approx(1 / (1 + 1 / 0.36)).epsilon(1e-4));
    CHECK(posterior(b, l).mean == Approx(1 / 0.36 / (1 + 1 / 0.36)).epsilon(1e-4));
    l.sigma_ext = 0;
    CHECK(posterior(b, l).variance < 1e-5);
}

TEST_CASE("experiments raise the value of what is chosen, and go where they may turn a decision") {
    Scenario s = plain::scenario();
    s.opportunities.initial_backlog = 12;
    s.organisation.horizon_months = 24;
    s.opportunities.value_per_year = {.shape = Shape::normal, .parameters = {100, 600}};
    s.opportunities.sigma_case = 2;
    Levers& l = s.models[teams].levers;
    const auto blind = plain::mean_of(plain::play_many(s, teams, 400), &Outcome::pv_income);
    l.discovery_share = 0.15;
    l.experiment_cost = 0.5;
    l.sigma_exp = 0.5;
    const auto tested = plain::mean_of(plain::play_many(s, teams, 400), &Outcome::pv_income);
    CHECK(tested.mean > blind.mean + 3 * (tested.standard_error + blind.standard_error));
    // What no experiment can change gets none, and the share goes back to delivery.
    s.opportunities.value_per_year = plain::constant(1000);
    const Outcome sure = plain::play_one(s, teams);
    CHECK(sure.experiments == 0);
    CHECK(sure.first_value_month == Approx(3));
}

TEST_CASE("concepts: the best of n looks at independent solutions") {
    Scenario s = plain::scenario();
    s.opportunities.fit = {.shape = Shape::uniform, .parameters = {0, 1}};
    Levers& l = s.models[teams].levers;
    l.discovery_share = 0.15;
    const auto realised = [&] {
        return plain::mean_of(plain::play_many(s, teams, 6000), &Outcome::realised_benefit);
    };
    SECTION("perfect looks: the expected maximum n/(n+1)") {
        l.sigma_look = 0;
        for (const double n : {1, 2, 5}) {
            l.concepts = n;
            const auto r = realised();
            CHECK(std::abs(r.mean - 1000 * n / (n + 1)) < 3.5 * r.standard_error);
        }
    }
    SECTION("noisy looks at correlated solutions: what planners expect is what they get") {
        s.opportunities.rho_fit = 0.5;
        l.sigma_usage = 0.7;
        l.concepts = 3;
        const auto r = realised();
        const double expected = plain::play_one(s, teams).planned_benefit;
        CHECK(expected > 560);
        CHECK(std::abs(r.mean - expected) < 3.5 * r.standard_error);
    }
}

TEST_CASE("fixed scope loses what a stop leaves unreleased, adaptive scope ships it") {
    Scenario s = plain::scenario();
    s.organisation.horizon_months = 60;
    s.opportunities.overrun = {.shape = Shape::pareto, .parameters = {0.8, 1.2}, .maximum = 30};
    s.opportunities.value_per_year = plain::constant(120);
    Levers& l = s.models[projects].levers;
    l.reference_class = true;
    l.review_months = 1;
    l.stop_floor = 1;
    const auto fixed = plain::play_many(s, projects, 300);
    l.scope = Scope::adaptive;
    const auto adaptive = plain::play_many(s, projects, 300);
    double partly = 0;
    for (std::size_t r = 0; r < fixed.size(); ++r) {
        CHECK(fixed[r].partly_delivered == 0);
        partly += adaptive[r].partly_delivered;
    }
    CHECK(partly > 30);
    CHECK(plain::mean_of(adaptive, &Outcome::npv).mean > plain::mean_of(fixed, &Outcome::npv).mean);
}

TEST_CASE("release_cadence_months brings value forward") {
    Scenario s = plain::scenario();
    s.opportunities.effort = plain::constant(80);  // ten months
    s.organisation.horizon_months = 24;
    Levers& l = s.models[teams].levers;
    double before = -never;
    for (const double cadence : {0.0, 6.0, 3.0, 1.0, 0.25}) {
        l.release_cadence_months = cadence;
        const double npv = plain::play_one(s, teams).npv;
        CHECK(npv > before);
        before = npv;
    }
}

TEST_CASE("follow_up and iteration raise the fit of what was shipped; harmful releases are rolled back") {
    Scenario s = plain::scenario();
    s.organisation.horizon_months = 36;
    s.opportunities.fit = {.shape = Shape::beta, .parameters = {3, 1.5}};
    Levers& l = s.models[teams].levers;
    l.sigma_usage = 0.3;
    const auto once = plain::play_many(s, teams, 300);
    l.follow_up = true;
    const auto again = plain::play_many(s, teams, 300);
    CHECK(plain::mean_of(again, &Outcome::iterations).mean > 0.5);
    const auto gain = plain::mean_of(again, &Outcome::realised_benefit);
    CHECK(gain.mean > plain::mean_of(once, &Outcome::realised_benefit).mean + 3 * gain.standard_error);

    s.opportunities.fit = plain::constant(1);  // nothing to iterate for: only the roll-back differs
    s.opportunities.value_per_year = {.shape = Shape::normal, .parameters = {0, 800}};
    s.opportunities.sigma_case = 1.5;
    l.sigma_effect = 0.1;
    const auto watched = plain::play_many(s, teams, 400);
    l.follow_up = false;
    const auto unwatched = plain::play_many(s, teams, 400);
    double rollbacks = 0;
    for (const Outcome& o : watched) rollbacks += o.rollbacks;
    CHECK(rollbacks > 20);
    // The same worlds, so that the difference of the means is far surer than either.
    CHECK(plain::mean_of(watched, &Outcome::npv).mean > plain::mean_of(unwatched, &Outcome::npv).mean + 50);
}

TEST_CASE("what proves to be worth nothing is not harmful") {
    Scenario s = plain::scenario();
    s.opportunities.value_per_year = {.shape = Shape::mixture,
                                      .weights = {0.2, 0.75, 0.05},
                                      .parts = {{.shape = Shape::uniform, .parameters = {-300, 0}},
                                                plain::constant(0),
                                                plain::constant(1000)}};
    s.opportunities.sigma_case = 100;  // so that all of them look alike, and worth starting
    s.organisation.horizon_months = 24;
    Levers& l = s.models[teams].levers;
    l.follow_up = true;
    l.measuring_rate = 1000;
    l.sigma_effect = 0;  // all is known then, but for rounding
    int harmful = 0;
    for (const Outcome& o : plain::play_many(s, teams, 200)) {
        CHECK(o.rollbacks == (o.potential < 0 ? 1 : 0));
        harmful += o.potential < 0;
    }
    CHECK(harmful > 20);
}

TEST_CASE("measuring_rate and feedback_latency decide when readings come") {
    Scenario s = plain::scenario();
    s.organisation.horizon_months = 60;
    Levers& l = s.models[teams].levers;
    l.follow_up = true;
    const auto mean_wait = [&](double rate, double latency) {
        l.measuring_rate = rate;
        l.feedback_latency_months = latency;
        std::string fault;
        const auto prepared = prepare(s, fault);
        Workspace w;
        double sum = 0;
        int n = 0;
        for (std::uint64_t r = 0; r < 1000; ++r) {
            draw_world(*prepared, 1, r, w.world);
            std::vector<Event> events;
            play(*prepared, prepared->rules[teams], w.world, w.state, nullptr, &events);
            const double read = month_of(events, EventKind::read, 0);
            if (read == never) continue;
            sum += read - 3;
            ++n;
        }
        CHECK(n > 990);
        return sum / n;
    };
    // Exp(3 months) + half a month, met at the next step: half a step later on average; 3.5 standard errors.
    CHECK(std::abs(mean_wait(4, 0.5) - 4.0) < 3.5 * 3 / std::sqrt(1000.0) + 0.1);
    CHECK(std::abs(mean_wait(12, 2) - 3.5) < 3.5 / std::sqrt(1000.0) + 0.1);
}
