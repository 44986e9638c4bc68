// What planners hear before a release: the status of running work, and cases written anew after a shift.

#include <catch2/catch.hpp>

#include "engine/play/selection.hpp"
#include "known_portfolio.hpp"

using namespace fundsim;
using namespace fundsim::plain;

TEST_CASE("reviewing often teaches no more than time does") {
    // Ten months of work: reviews every month or every five add the same precision, 10/3 of 1/sigma^2.
    Scenario s = plain::scenario();
    s.opportunities.effort = plain::constant(88);  // eleven months
    s.organisation.max_teams = 1;
    s.organisation.horizon_months = 60;
    s.opportunities.sigma_status = 1.5;
    s.opportunities.sigma_case = 1;
    s.models[teams].levers.planner_error = 0;
    std::string fault;
    for (const double every : {1.0, 2.0, 5.0}) {
        s.models[teams].levers.review_months = every;
        const auto prepared = prepare(s, fault);
        Workspace w;
        draw_world(*prepared, 1, 0, w.world);
        play(*prepared, prepared->rules[teams], w.world, w.state);
        CHECK(w.state.regimes.each[0].views[0].belief.precision ==
              Approx(2 + 10 / 3.0 / (1.5 * 1.5)).epsilon(1e-9));
    }
}

TEST_CASE("sigma_status: face-value planners stop what turns out bad; without noise all of it") {
    Scenario s = plain::scenario();
    s.organisation.horizon_months = 60;
    s.organisation.max_teams = 1;
    s.opportunities.effort = plain::constant(48);
    s.opportunities.sigma_case = 1;
    s.opportunities.value_per_year = {.shape = Shape::normal, .parameters = {0, 400}};
    Levers& l = s.models[projects].levers;
    l.selection = Selection::face_value;
    l.review_months = 1;
    l.hurdle = 1.01;
    const auto stopped = [&](double sigma) {
        s.opportunities.sigma_status = sigma;
        const auto done = plain::play_many(s, projects, 400);
        return plain::mean_of(done, &Outcome::stopped).mean / plain::mean_of(done, &Outcome::started).mean;
    };
    CHECK(stopped(1e9) == 0);
    const double noisy = stopped(1.5);
    CHECK(noisy > 0.02);
    CHECK(stopped(0) > noisy);
    // A truth without noise: what goes on pays for what is left of it.
    for (const Outcome& o : plain::play_many(s, projects, 200))
        CHECK((o.delivered == 0 || o.realised_benefit > 0));
}

TEST_CASE("a waiting case is written anew at the first planning after a market shift") {
    Scenario s = plain::scenario();
    s.organisation.horizon_months = 60;
    s.opportunities.initial_backlog = 30;
    s.opportunities.shifts_per_year = 6;
    s.opportunities.sigma_case = 1;
    s.opportunities.value_per_year = {.shape = Shape::normal, .parameters = {-200, 200}};
    s.models[projects].levers.planning_lead_months = 2;
    s.models[projects].levers.hurdle = 100;  // nothing is started: everything goes on waiting
    s.models[teams].levers.selection = Selection::face_value;
    std::string fault;
    World w;
    draw_world(*prepare(s, fault), 1, 0, w);
    REQUIRE(w.shifts.size() > 2);
    std::vector<double> dates;
    for (const Event& e : events_of(s, projects))
        if (e.kind == EventKind::rewritten && e.item == 3) dates.push_back(e.month);
    REQUIRE(!dates.empty());
    for (const double date : dates) {
        CHECK(std::fmod(date + 2, 12) == 0);
        const bool news = std::ranges::any_of(w.shifts, [&](double t) { return t < date && t > date - 13; });
        CHECK(news);
    }
    CHECK(dates.size() <= w.shifts.size());
}

TEST_CASE("without cycles a case is written anew at the shift; face value takes it for the old one") {
    Scenario s = plain::scenario();
    s.organisation.horizon_months = 60;
    s.opportunities.shifts_per_year = 1;
    s.opportunities.sigma_case = 0.5;
    s.opportunities.value_per_year = {.shape = Shape::normal, .parameters = {-200, 20}};
    Levers& l = s.models[teams].levers;
    l.selection = Selection::face_value;
    const auto prepared = [&] {
        std::string fault;
        return prepare(s, fault);
    };
    Workspace w;
    std::vector<Event> events;
    auto p = prepared();
    draw_world(*p, 1, 0, w.world);
    play(*p, p->rules[teams], w.world, w.state, nullptr, &events);
    std::vector<double> signals;
    for (const Event& e : events)
        if (e.kind == EventKind::rewritten) signals.push_back(e.a);
    CHECK(signals.size() == w.world.shifts.size());
    const ValueBelief& believed = w.state.regimes.each[0].views[0].belief;
    CHECK(believed.pull / believed.precision == Approx(signals.back()));
    CHECK(believed.precision == Approx(4));

    // Evidence: each shift forgets, each case adds 1/0.25.
    l.selection = Selection::evidence;
    p = prepared();
    draw_world(*p, 1, 0, w.world);
    play(*p, p->rules[teams], w.world, w.state);
    double precision = 1 + 1 / 0.25;
    for (std::size_t k = 0; k < w.world.shifts.size(); ++k)
        precision = 1 / (0.64 / precision + 0.36) + 1 / 0.25;
    CHECK(w.state.regimes.each[0].views[0].belief.precision == Approx(precision));
}

TEST_CASE("another attempt is worth what its reading can tell") {
    Scenario s = plain::scenario();
    s.opportunities.fit = {.shape = Shape::beta, .parameters = {3, 1.5}};
    s.opportunities.rho_fit = 0.5;
    std::string fault;
    double before = 2;
    for (const double sigma : {0.0, 0.3, 1.0, 3.0, 1e6}) {
        s.models[teams].levers.sigma_usage = sigma;
        const auto p = prepare(s, fault);
        const double gain = believed_gain(*p, p->rules[teams], {}, 0.6667);
        CHECK(gain < before);
        before = gain;
    }
    CHECK(before < 1e-3);
}

TEST_CASE("a look of sigma_look at concepts tells less the noisier it is") {
    Scenario s = plain::scenario();
    s.opportunities.fit = {.shape = Shape::beta, .parameters = {3, 1.5}};
    Levers& l = s.models[teams].levers;
    l.concepts = 3;
    l.discovery_share = 0.1;
    const auto first_fit = [&](double sigma_look, double sigma_usage) {
        l.sigma_look = sigma_look;
        l.sigma_usage = sigma_usage;
        std::string fault;
        const auto p = prepare(s, fault);
        return p->rules[teams].believed_first_fit;
    };
    CHECK(first_fit(0.5, 0.7) > first_fit(1.4, 0.7) + 0.01);
    CHECK(first_fit(1e6, 0.7) == Approx(2.0 / 3).epsilon(1e-4));
    CHECK(first_fit(1.4, 0.1) == first_fit(1.4, 10));
}
