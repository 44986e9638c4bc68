// Practice, each lever in a world made for it: turning it moves the outcome by what a hand
// calculation says, or at least in the direction its meaning says.

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/numeric/special.hpp"
#include "known_portfolio.hpp"

using namespace fundsim;
using namespace fundsim::plain;

TEST_CASE("mandated_share puts the oldest first, whatever it is worth") {
    Scenario s = with_list({listed(500), listed(4000), listed(800)});
    Levers& l = s.models[teams].levers;
    const auto order = [&] {
        std::vector<std::uint32_t> items;
        for (const Event& e : events_of(s, teams))
            if (e.kind == EventKind::claimed) items.push_back(e.item);
        return items;
    };
    CHECK(order() == std::vector<std::uint32_t>{1, 2, 0});
    l.mandated_share = 1;
    CHECK(order() == std::vector<std::uint32_t>{0, 1, 2});
}

TEST_CASE("what is mandated is finished, whatever reviews would say") {
    Scenario s = with_list({listed(-500), listed(2000)});
    Levers& l = s.models[projects].levers;
    l.review_months = 1;
    l.mandated_share = 1;
    const Outcome decreed = plain::play_one(s, projects);
    CHECK(decreed.delivered == 2);
    CHECK(decreed.stopped == 0);
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
    CHECK(prepare(s, fault)->mean_dependencies == Approx(3 * 1.5));
}

TEST_CASE("a project pays for its dependencies, and on average what a sure plan says") {
    Scenario s = plain::scenario();
    s.organisation.horizon_months = 60;
    s.opportunities.dependencies = 2;
    s.opportunities.dependency_late = 0.5;
    s.opportunities.dependency_delay = 0.5;
    const auto many = plain::play_many(s, projects, 4000);
    const auto paid = plain::mean_of(many, &Outcome::paid_cost);
    CHECK(paid.standard_error < 0.01 * 240);
    CHECK(std::abs(paid.mean - 240) < 3.5 * paid.standard_error);
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
