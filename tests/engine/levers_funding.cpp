// Funding, each lever in a world made for it: turning it moves the outcome by what a hand
// calculation says, or at least in the direction its meaning says.

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/numeric/special.hpp"
#include "known_portfolio.hpp"

using namespace fundsim;
using namespace fundsim::plain;

TEST_CASE("cycle_months and planning_lead_months make ideas wait for the list") {
    Scenario s = with_list({listed(2000, 3), listed(2000, 11)});
    s.models[projects].levers.planning_lead_months = 2;
    const auto events = events_of(s, projects);
    CHECK(month_of(events, EventKind::claimed, 0) == 12);  // known at month 3, listed at 12
    CHECK(month_of(events, EventKind::claimed, 1) == 24);  // known at month 11, after the plans of month 10
    CHECK(month_of(events_of(s, teams), EventKind::claimed, 1) == 11);
}

TEST_CASE("contingency keeps back part of a round's capacity") {
    // 96 person-months a year; three items of 30 fit, with a tenth kept back only two.
    Scenario s = with_list({listed(2000, 0, 30), listed(2000, 0, 30), listed(2000, 0, 30)});
    s.organisation.horizon_months = 12;
    CHECK(plain::play_one(s, projects).started == 3);
    s.models[projects].levers.contingency = 0.1;
    CHECK(plain::play_one(s, projects).started == 2);
}

TEST_CASE("hurdle is the index from which capacity is bought, and only bought") {
    Scenario s = plain::scenario();
    const auto events = events_of(s, projects);
    double index = 0;
    for (const Event& e : events)
        if (e.kind == EventKind::claimed) index = e.a;
    REQUIRE(index > 1);
    for (Levers* l : {&s.models[projects].levers, &s.models[teams].levers}) l->hurdle = index * 0.999;
    CHECK(plain::play_one(s, projects).started == 1);
    for (Levers* l : {&s.models[projects].levers, &s.models[teams].levers}) l->hurdle = index * 1.001;
    CHECK(plain::play_one(s, projects).started == 0);
    CHECK(plain::play_one(s, teams).started == 1);
}

TEST_CASE("without cycles the hurdle holds when a project is pulled") {
    Scenario s = plain::scenario();
    Levers& l = s.models[projects].levers;
    l.cycle_months = 0;
    double index = 0;
    for (const Event& e : events_of(s, projects))
        if (e.kind == EventKind::claimed) index = e.a;
    REQUIRE(index > 1);
    l.hurdle = index * 0.999;
    CHECK(plain::play_one(s, projects).started == 1);
    l.hurdle = index * 1.001;
    CHECK(plain::play_one(s, projects).started == 0);
}

TEST_CASE("a tranche used up between decision dates is bridged to the next, and counts against it") {
    Scenario s = plain::scenario();
    Levers& l = s.models[projects].levers;
    l.cycle_months = 3;
    s.opportunities.effort = plain::constant(60);  // 7.5 months of one team
    s.organisation.max_teams = 1;
    CHECK(finished(s, projects, 0) == Approx(7.5));
    l.tranche_share = 0.1;  // 6 person-months, where a quarter takes 24: the team never waits
    CHECK(finished(s, projects, 0) == Approx(7.5));
    CHECK(plain::play_one(s, projects).spend == Approx(600));
    l.hurdle = 1e9;
    l.continuity = Continuity::persist;  // paid anyway: the next tranche needs no hurdle
    CHECK(finished(s, projects, 0) == Approx(7.5));
}

TEST_CASE("a refused tranche is a stop") {
    Scenario s = plain::scenario();
    Levers& l = s.models[projects].levers;
    l.cycle_months = 3;
    l.tranche_share = 0.25;
    l.reference_class = true;
    s.organisation.horizon_months = 60;
    s.opportunities.overrun = {.shape = Shape::pareto, .parameters = {0.5, 1.2}, .maximum = 50};
    s.opportunities.value_per_year = plain::constant(250);
    l.hurdle = 0.9;
    double stops = 0;
    double committed = 0;
    REQUIRE(plain::play_one(s, projects).started == 1);
    for (const Outcome& o : plain::play_many(s, projects, 200)) stops += o.stopped;
    l.tranche_share = 1;
    for (const Outcome& o : plain::play_many(s, projects, 200)) committed += o.stopped;
    CHECK(stops > 20);
    CHECK(committed == 0);
    // Blocked, it has the index at which it deserved to be stopped.
    l.tranche_share = 0.25;
    l.escalation = 1;
    int blocked = 0;
    for (std::uint64_t r = 0; r < 100; ++r) {
        for (const Event& e : events_of(s, projects, r)) {
            if (e.kind != EventKind::blocked) continue;
            ++blocked;
            CHECK(e.a > 0);
            CHECK(e.a < l.hurdle);
        }
    }
    CHECK(blocked > 10);
}

TEST_CASE("continuity decides what a move costs: knowledge, familiarity, or neither") {
    // One team, two areas: two items whose areas differ.
    Scenario s = with_list({listed(3000), listed(2000)});
    s.organisation.areas = 2;
    std::uint64_t seed = 1;
    std::string fault;
    for (;; ++seed) {  // areas are drawn
        World w;
        draw_world(*prepare(s, fault), seed, 0, w);
        if (w.area[0] != w.area[1]) break;
    }
    const auto both_delivered = [&](Continuity continuity, double familiarity_loss, double knowledge_loss) {
        s.models[teams].levers.continuity = continuity;
        s.organisation.familiarity_loss = familiarity_loss;
        s.organisation.knowledge_loss = knowledge_loss;
        const auto prepared = prepare(s, fault);
        Workspace w;
        draw_world(*prepared, seed, 0, w.world);
        play(*prepared, prepared->rules[teams], w.world, w.state);
        return w.state.work.items[1].first_release;
    };
    CHECK(both_delivered(Continuity::switch_work, 0, 0) == Approx(6));
    CHECK(both_delivered(Continuity::switch_people, 0, 0) == Approx(6));
    // Nobody stood in the second area before: moving people bring no knowledge of it either.
    CHECK(both_delivered(Continuity::switch_people, 0, 0.5) ==
          Approx(both_delivered(Continuity::switch_work, 0, 0.5)).epsilon(1e-12));
    CHECK(both_delivered(Continuity::switch_people, 0.5, 0) >
          both_delivered(Continuity::switch_work, 0.5, 0) + 0.2);
}

TEST_CASE("switch_work orphans what it leaves") {
    Scenario s = plain::scenario();
    s.opportunities.initial_backlog = 12;
    s.organisation.areas = 6;
    s.organisation.horizon_months = 60;
    const auto income = [&](Continuity continuity) {
        s.models[teams].levers.continuity = continuity;
        return plain::play_one(s, teams).pv_income;
    };
    CHECK(income(Continuity::switch_work) < income(Continuity::switch_people));
    s.organisation.erosion_orphan = s.organisation.erosion_owned;
    CHECK(income(Continuity::switch_work) == Approx(income(Continuity::switch_people)).epsilon(1e-12));
}

TEST_CASE("areas_per_team divides what a team learns") {
    Scenario s = plain::scenario();
    s.organisation.budget_per_year = 2 * 960;
    s.organisation.areas = 2;
    s.organisation.knowledge_loss = 0.5;
    s.organisation.max_teams = 1;
    s.opportunities.effort = plain::constant(60);
    const double one = finished(s, teams, 0);
    s.models[teams].levers.areas_per_team = 2;
    CHECK(finished(s, teams, 0) > one + 0.2);
}

TEST_CASE("resizing releases teams without worthwhile work, pays their notice, and hires again") {
    Scenario s = with_list({listed(4000, 18)});
    s.organisation.horizon_months = 36;
    Levers& l = s.models[teams].levers;
    const Outcome standing = plain::play_one(s, teams);
    CHECK(standing.spend == Approx(36 * 80));
    l.resize_months = 12;
    l.resize_hurdle = 0.2;
    l.resize_max_share = 0.2;
    l.notice_months = 3;
    l.hurdle = 1;
    const Outcome resized = plain::play_one(s, teams);
    CHECK(resized.spend == Approx((12 + 3 + 12) * 80));  // released at 12, paid to 15, hired at 24
    CHECK(resized.idle_cost == Approx((12 + 3 + 9) * 80));
    CHECK(finished(s, teams, 0) == Approx(27));
    CHECK(month_of(events_of(s, teams), EventKind::team_released, no_item) == 12);
    CHECK(month_of(events_of(s, teams), EventKind::team_rehired, 0) == 24);
    l.hurdle = 1e9;  // nobody is hired again
    CHECK(plain::play_one(s, teams).spend == Approx(15 * 80));
}

TEST_CASE("what resizing does to teams and their work is told") {
    Scenario s = with_list({listed(100, 0, 192)});  // 24 months for one team
    s.organisation.budget_per_year = 2 * 960;
    Levers& l = s.models[teams].levers;
    l.resize_months = 6;
    l.resize_max_share = 0.5;  // one at a time
    l.resize_hurdle = 1e6;
    l.hurdle = 1e9;
    const std::vector<Event> events = events_of(s, teams);
    std::vector<EventKind> kinds;
    for (const Event& e : events)
        if (e.kind != EventKind::arrived && e.kind != EventKind::listed) kinds.push_back(e.kind);
    CHECK(kinds == std::vector{EventKind::claimed, EventKind::joined, EventKind::team_released,
                               EventKind::dropped, EventKind::team_released, EventKind::stopped,
                               EventKind::ended});
    const auto find = [&](EventKind kind) { return *std::ranges::find(events, kind, &Event::kind); };
    CHECK(find(EventKind::team_released).month == 6);
    CHECK(find(EventKind::team_released).lane == 0);
    CHECK(find(EventKind::team_released).a > 0);  // the index of its work
    CHECK(find(EventKind::dropped).a == 1);       // lane stays
    CHECK(find(EventKind::stopped).month == 12);
    CHECK(find(EventKind::stopped).lane == 1);
    l.hurdle = 0;
    s.opportunities.listed.push_back(listed(50, 3));
    CHECK(month_of(events_of(s, teams), EventKind::team_moved, 1) == 6);
}

TEST_CASE("resizing settles nobody on work that is worth nothing") {
    Scenario s = plain::scenario();
    s.organisation.horizon_months = 36;
    Levers& l = s.models[teams].levers;
    l.follow_up = true;  // the first solution is right: another attempt has the index 0
    l.measuring_rate = 1000;
    l.resize_months = 12;
    l.resize_hurdle = 0.2;
    l.notice_months = 3;
    const Outcome resized = plain::play_one(s, teams);
    CHECK(resized.iterations == 0);
    CHECK(resized.spend == Approx(15 * 80));
}

TEST_CASE("resizing takes nobody off what is mandated") {
    // The first is done in a week; then the second is due, worth next to nothing, and 24 months of work.
    Scenario s = with_list({listed(100, 0, 2), listed(1, 0, 192)});
    Levers& l = s.models[teams].levers;
    l.resize_months = 12;
    l.resize_hurdle = 0.2;
    l.hurdle = 1e9;
    s.opportunities.effort = plain::constant(2);
    l.mandated_share = 1;
    s.opportunities.listed[1].effort = 192;
    s.opportunities.listed.push_back(listed(50, 0, 2));
    s.opportunities.listed.push_back(listed(50, 0, 2));
    const std::vector<Event> events = events_of(s, teams);
    CHECK(month_of(events, EventKind::team_released, no_item) != 12);
    l.mandated_share = 0;
    CHECK(finished(s, teams, 1) == never);
}

TEST_CASE("several teams share a large initiative at a loss of coordination") {
    Scenario s = plain::scenario();
    s.organisation.budget_per_year = 4 * 960;
    s.organisation.coordination_loss = 0.05;
    s.organisation.horizon_months = 60;
    s.opportunities.effort = plain::constant(288);  // three teams for twelve months
    CHECK(finished(s, teams, 0) == Approx(12));     // as the plan of three such teams says
    s.organisation.max_teams = 1;
    CHECK(finished(s, teams, 0) == Approx(36));
}

TEST_CASE("a transition is its first model before it starts and its second where it starts at once") {
    Scenario s = plain::scenario();
    s.opportunities.initial_backlog = 15;
    s.opportunities.arrivals_per_year = 10;
    s.opportunities.sigma_case = 1;
    s.opportunities.value_per_year = {.shape = Shape::normal, .parameters = {400, 500}};
    s.organisation.budget_per_year = 3 * 960;
    s.organisation.areas = 2;
    s.organisation.horizon_months = 36;
    FundingModel moving{.name = "Moving", .preset = "transition", .levers = plain::project()};
    moving.transition = {
        .to = plain::team(), .start_month = 0, .end_month = 0, .dip = 0, .dip_months = 0, .coached_teams = 3};
    s.models.push_back(moving);
    const auto npv = [&](std::size_t model) { return plain::play_one(s, model).npv; };
    CHECK(npv(2) == npv(teams));
    s.models[2].transition->start_month = s.models[2].transition->end_month = 100;
    CHECK(npv(2) == npv(projects));
    s.models[2].transition = {.to = plain::team(),
                              .start_month = 6,
                              .end_month = 24,
                              .dip = 0,
                              .dip_months = 0,
                              .coached_teams = 3};
    const double smooth = npv(2);
    std::vector<std::uint32_t> converted;
    for (const Event& e : events_of(s, 2))
        if (e.kind == EventKind::team_converted) converted.push_back(e.lane);
    std::ranges::sort(converted);
    CHECK(converted == std::vector<std::uint32_t>{0, 1, 2});
    CHECK(smooth != npv(teams));
    CHECK(smooth != npv(projects));
    s.models[2].transition->dip = 0.5;
    s.models[2].transition->dip_months = 12;
    CHECK(npv(2) < smooth);
}
