// Practice, each lever in a world made for it: turning it moves the outcome by what a hand
// calculation says, or at least in the direction its meaning says.

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/numeric/special.hpp"
#include "known_portfolio.hpp"

using namespace fundsim;
using namespace fundsim::plain;

TEST_CASE("mandated_share starts by decree what the share of the effort started is short of, whatever it is "
          "worth") {
    Scenario s = with_list({listed(500), listed(4000), listed(800), listed(-500), listed(700)});
    Levers& l = s.models[teams].levers;
    const auto order = [&] {
        std::vector<std::uint32_t> items;
        for (const Event& e : events_of(s, teams))
            if (e.kind == EventKind::claimed) items.push_back(e.item);
        return items;
    };
    const std::vector<std::uint32_t> by_index{1, 2, 4, 0};
    CHECK(order() == by_index);
    CHECK(plain::play_one(s, teams).mandated_effort_share == 0);

    // After one start the share is 0 of 24 person-months; half a median item, 12, is the slack.
    World w;
    std::string fault;
    draw_world(*prepare(s, fault), 1, 0, w);
    l.mandated_share = 0.49;
    CHECK(order()[1] == 2);  // 0 + 12 is not below 0.49 * 24
    CHECK(order()[2] != 4);  // but below 0.49 * 48
    l.mandated_share = 0.51;
    std::vector<std::uint32_t> left{0, 2, 3, 4};
    std::ranges::sort(left, {}, [&](std::uint32_t i) { return w.decree[i]; });
    CHECK(order()[0] == 1);  // nothing has been started: nothing is short
    CHECK(order()[1] == left[0]);
    const Outcome o = plain::play_one(s, teams);
    CHECK(std::abs(o.mandated_effort_share - 0.51) <= (0.5 + 0.51) / o.started);
}

TEST_CASE("the share of the effort that is mandated is kept at any scarcity, with and without cycles") {
    Scenario s = plain::scenario();
    s.organisation.horizon_months = 120;
    s.opportunities.initial_backlog = 200;
    s.opportunities.value_per_year = {.shape = Shape::uniform, .parameters = {-500, 1000}};
    s.opportunities.effort = {.shape = Shape::lognormal, .parameters = {2.5, 0.7}};
    for (const double backlog : {60.0, 400.0})
        for (const std::size_t model : {projects, teams})
            for (const double share : {0.1, 0.3}) {
                s.opportunities.initial_backlog = backlog;
                s.models[model].levers.mandated_share = share;
                const auto done = plain::play_many(s, model, 20);
                CHECK(std::abs(plain::mean_of(done, &Outcome::mandated_effort_share).mean - share) < 0.03);
            }
}

TEST_CASE("what is mandated is finished, whatever reviews would say") {
    Scenario s = with_list({listed(2000), listed(-500)});
    Levers& l = s.models[projects].levers;
    l.review_months = 1;
    l.mandated_share = 0.6;  // of 24 + 24 person-months: once the first is granted the second is due
    const Outcome decreed = plain::play_one(s, projects);
    CHECK(decreed.delivered == 2);
    CHECK(decreed.stopped == 0);
    CHECK(decreed.mandated_effort_share == 0.5);
    l.tranche_share = 0.25;
    l.cycle_months = 3;
    CHECK(plain::play_one(s, projects).delivered == 2);
    l.mandated_share = 0;
    CHECK(plain::play_one(s, projects).started == 1);
}

TEST_CASE("adoption_ceiling scales income, adoption_months delays it") {
    Scenario s = plain::scenario();
    const Outcome full = plain::play_one(s, teams);
    s.models[teams].levers.adoption_ceiling = 0.5;
    CHECK(plain::play_one(s, teams).pv_income == Approx(full.pv_income / 2).epsilon(1e-12));
    s.models[teams].levers.adoption_ceiling = 1;
    s.models[teams].levers.adoption_months = 12;
    CHECK(plain::play_one(s, teams).pv_income < 0.99 * full.pv_income);
}

TEST_CASE("wip spreads a team over several items, each slower, all less productive") {
    Scenario s = with_list({listed(2000), listed(2000)});
    CHECK(finished(s, teams, 0) == Approx(3));
    CHECK(finished(s, teams, 1) == Approx(6));
    Levers& l = s.models[teams].levers;
    l.wip = 2;
    l.switching_loss = 0.2;
    CHECK(finished(s, teams, 0) == Approx(7.5));  // 24 / (4 people * 0.8)
    CHECK(finished(s, teams, 1) == Approx(7.5));
}

TEST_CASE("dependencies delay starts, grow with the number of teams, and autonomy removes its share") {
    Scenario s = plain::scenario();
    s.organisation.horizon_months = 60;
    Opportunities& w = s.opportunities;
    w.dependencies = 3;
    w.dependency_late = 0.5;
    w.dependency_delay = 2;
    Levers& l = s.models[teams].levers;
    const auto first_value = [&](double autonomy) {
        l.autonomy = autonomy;
        return plain::mean_of(plain::play_many(s, teams, 4000), &Outcome::first_value_month);
    };
    const auto without = first_value(1);
    const auto half = first_value(0.5);
    const auto all = first_value(0);
    // mean delay = dependencies * late * delay * (1 - autonomy)
    CHECK(std::abs(all.mean - without.mean - 3) < 3.5 * all.standard_error);
    CHECK(std::abs(half.mean - without.mean - 1.5) < 3.5 * half.standard_error);

    w.dependency_growth = 0.05;
    s.organisation.budget_per_year = 11 * 960;
    std::string fault;
    CHECK(prepare(s, fault)->mean_dependencies.all() == Approx(3 * (1 + 0.05 * std::log(11.0))));
}

TEST_CASE("a project pays for the dependencies that it waits for") {
    Scenario s = plain::scenario();
    s.organisation.horizon_months = 60;
    s.opportunities.dependencies = 2;
    s.opportunities.dependency_late = 0.5;
    s.opportunities.dependency_delay = 0.5;
    const auto many = plain::play_many(s, projects, 4000);  // eight people for half a month on average
    const auto paid = plain::mean_of(many, &Outcome::paid_cost);
    CHECK(paid.standard_error < 0.01 * 240);
    CHECK(std::abs(paid.mean - 280) < 3.5 * paid.standard_error);
}

TEST_CASE("continuous_improvement makes later work cheaper") {
    Scenario s = with_list({listed(2000, 12)});
    s.models[teams].levers.continuous_improvement = 0.2;
    s.organisation.step_months = 0.25;
    CHECK(finished(s, teams, 0) - 12 == Approx(3 / 1.2).epsilon(0.02));
}

TEST_CASE("overhead and diverted capacity leave less for the work") {
    Scenario s = plain::scenario();
    s.models[teams].levers.overhead = 0.25;
    CHECK(finished(s, teams, 0) == Approx(4));
    CHECK(plain::play_one(s, teams).overhead == Approx(240));
    CHECK(plain::play_one(s, teams).spend == Approx(960));
    s.models[teams].levers.overhead = 0;
    s.models[teams].levers.diverted = 0.25;
    CHECK(finished(s, teams, 0) == Approx(4));
}

TEST_CASE("selection and reference_class decide what planners expect") {
    Scenario s = plain::scenario();
    s.opportunities.value_per_year = {.shape = Shape::normal, .parameters = {1000, 300}};
    s.opportunities.sigma_case = 1;
    s.opportunities.overrun = {.shape = Shape::lognormal, .parameters = {0.187, 0.421}};
    Levers& l = s.models[teams].levers;
    l.planner_error = 0;
    const auto ratio = [&] {
        const auto many = plain::play_many(s, teams, 4000);
        return plain::mean_of(many, &Outcome::realised_benefit).mean /
               plain::mean_of(many, &Outcome::planned_benefit).mean;
    };
    CHECK(ratio() == Approx(1).epsilon(0.01));
    s.opportunities.case_bias = 1;
    l.planner_error = 1;  // takes the case for the truth
    CHECK(ratio() == Approx(1000.0 / 1300).epsilon(0.02));
    l.reference_class = true;
    CHECK(plain::play_one(s, teams).planned_cost ==
          Approx(240 * std::exp(0.187 + 0.421 * 0.421 / 2)).epsilon(1e-6));
}
