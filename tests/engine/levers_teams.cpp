// Teams: hiring, size, variety of work, and moving a few at a time.

#include <catch2/catch.hpp>

#include "engine/numeric/special.hpp"
#include "engine/productivity.hpp"
#include "known_portfolio.hpp"

using namespace fundsim;
using namespace fundsim::plain;

TEST_CASE("hiring_lag_months delays a standing team at the start and at a re-hire, at idle pay") {
    Scenario s = with_list({listed(4000, 0), listed(4000, 18)});
    s.organisation.hiring_lag_months = 2;
    Levers& l = s.models[teams].levers;
    CHECK(finished(s, teams, 0) == Approx(5));
    CHECK(plain::play_one(s, teams).idle_cost == Approx((36 - 6) * 80));
    l.idle_cost_share = 0.25;
    CHECK(plain::play_one(s, teams).idle_cost == Approx((36 - 6) * 20));
    l.idle_cost_share = 1;
    l.resize_months = 12;
    l.resize_hurdle = 0.2;
    l.hurdle = 1;
    CHECK(month_of(events_of(s, teams), EventKind::team_released, no_item) == 12);
    CHECK(finished(s, teams, 1) == Approx(24 + 2 + 3));
    // A project is staffed by its own lag.
    CHECK(finished(s, projects, 0) == Approx(3));
}

TEST_CASE("the hiring lag passes while a team is free, and nobody explores before it is there") {
    Scenario s = with_list({listed(4000, 6)});
    s.organisation.hiring_lag_months = 2;
    CHECK(finished(s, teams, 0) == Approx(9));  // hired long before
    s.models[teams].levers.discovery_share = 0.25;
    s.models[teams].levers.sigma_exp = 0.5;
    s.opportunities.initial_backlog = 20;
    s.opportunities.sigma_case = 2;
    double first = never;
    for (const Event& e : events_of(s, teams))
        if (e.kind == EventKind::experimented) first = std::min(first, e.month);
    CHECK(first == 2);
}

TEST_CASE("communication_loss makes small teams more productive per person, complete_size makes tiny ones "
          "depend on others") {
    Organisation o = plain::scenario().organisation;
    o.communication_loss = 0.03;
    CHECK(small_team_productivity(o) == 1);  // at eight
    o.team_size = 4;
    CHECK(small_team_productivity(o) == Approx(1.21 / 1.09));
    o.team_size = 16;
    CHECK(small_team_productivity(o) == Approx(1.21 / 1.45));
    Opportunities w{};
    o.complete_size = 5;
    o.team_size = 8;
    CHECK(mean_dependencies(o, w).all() == 0);
    o.team_size = 2;
    CHECK(mean_dependencies(o, w).for_skills == Approx(3 * 5 / 2.0));

    Scenario s = plain::scenario();
    s.organisation.communication_loss = 0.03;
    s.organisation.max_teams = 1;
    CHECK(finished(s, teams, 0) == Approx(3));
    s.organisation.team_size = 4;  // 24 person-months of the usual productivity
    CHECK(finished(s, teams, 0) == Approx(6 * 1.09 / 1.21));
}

TEST_CASE(
    "variety_loss counts home areas, and for those who work anywhere the areas of the last twelve months") {
    Scenario s = plain::scenario();
    s.organisation.areas = 3;
    s.organisation.variety_loss = 0.1;
    s.organisation.horizon_months = 48;
    s.models[teams].levers.areas_per_team = 3;
    CHECK(finished(s, teams, 0) == Approx(3 / 0.81));
    // One item after the other; each is in an area of its own.
    s = with_list({listed(4000, 0), listed(3000, 0), listed(2000, 0), listed(2000, 24)});
    s.organisation.areas = 8;
    s.organisation.variety_loss = 0.1;
    std::string fault;
    std::uint64_t seed = 1;
    World w;
    for (;; ++seed) {
        draw_world(*prepare(s, fault), seed, 0, w);
        if (w.area[0] != w.area[1] && w.area[0] != w.area[2] && w.area[1] != w.area[2] &&
            w.area[3] != w.area[2])
            break;
    }
    for (const Continuity continuity : {Continuity::switch_work, Continuity::switch_people}) {
        s.models[teams].levers.continuity = continuity;
        const auto prepared = prepare(s, fault);
        Workspace space;
        draw_world(*prepared, seed, 0, space.world);
        play(*prepared, prepared->rules[teams], space.world, space.state);
        CHECK(space.state.work.items[0].first_release == Approx(3));
        CHECK(space.state.work.items[1].first_release == Approx(3 + 3 / 0.9));
        CHECK(space.state.work.items[2].first_release == Approx(3 + 3 / 0.9 + 3 / 0.81));
        CHECK(space.state.work.items[3].first_release == Approx(24 + 3));  // all of it is long ago
    }
}

TEST_CASE("where people move between areas nobody brings what nobody there knows") {
    // Two teams. The second comes to an area that the first has left untouched: no one there knows it.
    Scenario s = plain::scenario();
    s.organisation.areas = 2;
    s.organisation.knowledge_loss = 0.5;
    s.organisation.max_teams = 1;
    s.models[teams].levers.continuity = Continuity::switch_people;
    const double first = finished(s, teams, 0);
    CHECK(first > 3 - 1e-9);
    Scenario two = with_list({listed(4000), listed(3000)});
    two.organisation.areas = 2;
    two.organisation.knowledge_loss = 0.5;
    two.organisation.max_teams = 1;
    two.models[teams].levers.continuity = Continuity::switch_people;
    std::string fault;
    const auto second_takes = [&](bool same_area) {
        for (std::uint64_t seed = 1;; ++seed) {
            const auto prepared = prepare(two, fault);
            Workspace space;
            draw_world(*prepared, seed, 0, space.world);
            if ((space.world.area[0] == space.world.area[1]) != same_area) continue;
            play(*prepared, prepared->rules[teams], space.world, space.state);
            return space.state.work.items[1].first_release - space.state.work.items[0].first_release;
        }
    };
    CHECK(second_takes(false) == Approx(first).epsilon(1e-9));  // from nothing, as the first
    CHECK(second_takes(true) < first - 0.1);
}

TEST_CASE("coached_teams share their support out among more, and practice shortens the dips of later teams") {
    Scenario s = plain::scenario();
    s.opportunities.effort = plain::constant(960);
    s.opportunities.initial_backlog = 4;
    s.organisation.max_teams = 1;
    s.organisation.budget_per_year = 4 * 960;
    s.organisation.horizon_months = 60;
    FundingModel moving{.name = "Moving", .preset = "transition", .levers = plain::project()};
    moving.transition = {.to = plain::team(),
                         .start_month = 0,
                         .end_month = 0,
                         .dip = 0.3,
                         .dip_months = 10,
                         .coached_teams = 4};
    s.models.push_back(moving);
    std::vector<double> dips;
    for (const Event& e : events_of(s, 2))
        if (e.kind == EventKind::team_converted) dips.push_back(e.a);
    const double third = power_of(0.9, log_of(3.0) / log_of(2.0));
    REQUIRE(dips.size() == 4);
    CHECK(dips[0] == 10);
    CHECK(dips[1] == Approx(9));
    CHECK(dips[2] == Approx(10 * third));
    CHECK(dips[3] == Approx(8.1));
    // Work done in 84 months by a team: less 0.3 in every month of its dip.
    const auto done = [&] {
        std::string fault;
        const auto prepared = prepare(s, fault);
        Workspace w;
        draw_world(*prepared, 1, 0, w.world);
        play(*prepared, prepared->rules[2], w.world, w.state);
        double sum = 0;
        for (const Item& item : w.state.work.items) sum += item.done;
        return sum;
    };
    const double all = 4 * 84 * 8;
    CHECK(done() == Approx(all - 8 * 0.3 * (10 + 9 + 9 + 9)));  // whole steps
    s.models[2].transition->coached_teams = 1;
    // A quarter of the support each, until after 33 months one needs none any more, a third until month 34,
    // and so on: at the rate of one month a month the sum of 10, 9, 8.46 and 8.1 is used up in month 35.6.
    CHECK(done() == Approx(all - 8 * 0.3 * (33 + 34 + 36 + 36)).epsilon(0.002));
}

TEST_CASE("autonomy removes dependencies on neighbours, not those for skills that a team lacks") {
    Scenario s = plain::scenario();
    s.organisation.horizon_months = 60;
    s.organisation.complete_size = 10;  // two skills are missing, needed 10/8 times
    s.opportunities.dependencies = 1;
    s.opportunities.dependency_late = 0.5;
    const auto wait = [&](double autonomy) {
        s.models[teams].levers.autonomy = autonomy;
        const auto m = plain::mean_of(plain::play_many(s, teams, 4000), &Outcome::first_value_month);
        return plain::MeanAndError{m.mean - 3, m.standard_error};
    };
    const auto all = wait(0), skills = wait(1);  // mean number * late * delay of 2 months
    CHECK(std::abs(all.mean - 3.5) < 3.5 * all.standard_error);
    CHECK(std::abs(skills.mean - 2.5) < 3.5 * skills.standard_error);
}
