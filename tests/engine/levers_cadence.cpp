// Rounds of money: the reserve, what runs before a claim, and supply against demand, by hand calculation.

#include <catch2/catch.hpp>

#include "known_portfolio.hpp"

using namespace fundsim;
using namespace fundsim::plain;

TEST_CASE("reserve_list gives free teams what clears the bar but did not fit") {
    // 96 person-months a year. The first takes 90 as planned and half of that in truth.
    Scenario s = with_list({listed(4500, 0, 90), listed(600, 0, 24)});
    s.organisation.max_teams = 1;
    s.opportunities.listed[0].overrun = 0.5;
    Levers& l = s.models[projects].levers;
    CHECK(month_of(events_of(s, projects), EventKind::claimed, 1) == 12);  // the next round
    l.reserve_list = true;
    CHECK(month_of(events_of(s, projects), EventKind::claimed, 1) == 6);  // 45 / 8 months after the first
    l.hurdle = 1000;
    CHECK(plain::play_one(s, projects).started == 0);
}

TEST_CASE("the reserve is taken from only while it clears the bar") {
    Scenario s = with_list({listed(4500, 0, 90), listed(600, 0, 24)});
    s.organisation.max_teams = 1;
    s.opportunities.listed[0].overrun = 0.5;
    s.opportunities.value_decay = 2;  // worth a third in half a year
    Levers& l = s.models[projects].levers;
    l.reserve_list = true;
    double index = 0;
    for (const Event& e : events_of(s, projects))
        if (e.kind == EventKind::claimed && e.item == 1) index = e.a;
    REQUIRE(index > 0);
    l.hurdle = index * 1.01;  // cleared at month 0, not any more at month 6
    CHECK(month_of(events_of(s, projects), EventKind::claimed, 1) == never);
}

TEST_CASE("staffing and decision run from the date since which an item clears the bar, also while it waits "
          "for a slot") {
    Scenario s = with_list({listed(4000, 0, 40), listed(2000, 0, 24)});
    s.organisation.max_teams = 1;
    Levers& l = s.models[projects].levers;
    l.staffing_lag_months = 2;
    l.decision_latency_months = 1;
    const auto events = events_of(s, projects);
    CHECK(month_of(events, EventKind::claimed, 0) == 3);
    CHECK(month_of(events, EventKind::delivered, 0) == 7);  // 3 + 40/8, within the step
    // Its team stands ready: no lag blocks the slot. Five months of the first, then three of the second.
    CHECK(month_of(events, EventKind::claimed, 1) == 8);
    CHECK(finished(s, projects, 1) == Approx(11));
    const Outcome o = plain::play_one(s, projects);
    CHECK(o.spend == Approx(64 * 10));  // nothing but work is paid
    CHECK(o.on_time == 2);
}

TEST_CASE("an item that stops clearing the bar is staffed anew") {
    Scenario s = with_list({listed(4000, 0, 96), listed(300, 0, 24)});
    s.organisation.max_teams = 1;
    s.organisation.horizon_months = 60;
    Levers& l = s.models[projects].levers;
    l.staffing_lag_months = 4;
    l.reserve_list = true;
    const double claimed = month_of(events_of(s, projects), EventKind::claimed, 1);
    CHECK(claimed == 16);  // four months of staffing and a year of the first
}

TEST_CASE("without cycles staffing and decision come after the claim") {
    Scenario s = with_list({listed(4000, 0, 40)});
    Levers& l = s.models[projects].levers;
    l.cycle_months = 0;
    l.staffing_lag_months = 2;
    l.decision_latency_months = 1;
    CHECK(month_of(events_of(s, projects), EventKind::claimed, 0) == 0);
    CHECK(finished(s, projects, 0) == Approx(8));
}

TEST_CASE("demand is net of discovery and run effort, as supply is") {
    // A standing team in rounds, half of whose time goes into experiments: what fills a year of its teams
    // asks for 48 person-months of 96, so that it fits.
    Scenario s = with_list({listed(4000, 0, 200), listed(4000, 0, 40)});
    s.organisation.max_teams = 1;
    Levers& l = s.models[teams].levers;
    l.cycle_months = 12;
    l.discovery_share = 0.5;
    std::vector<Event> listed_events;
    for (const Event& e : events_of(s, teams))
        if (e.kind == EventKind::listed && e.month == 0) listed_events.push_back(e);
    REQUIRE(listed_events.size() == 1);  // the smaller one has the higher index
    CHECK(listed_events[0].item == 1);
    CHECK(listed_events[0].b == Approx(40));
    s.opportunities.listed.erase(s.opportunities.listed.begin() + 1);
    for (const Event& e : events_of(s, teams))
        if (e.kind == EventKind::listed && e.month == 0) CHECK(e.b == Approx(48));
}

TEST_CASE("where teams serve their areas only a round is filled against the capacity of those areas") {
    Scenario s = plain::scenario();
    s.organisation.budget_per_year = 2 * 960;
    s.organisation.areas = 2;
    s.organisation.max_teams = 1;
    s.opportunities.initial_backlog = 40;
    s.opportunities.effort = plain::constant(30);
    s.models[teams].levers.cycle_months = 12;
    std::string fault;
    World w;
    draw_world(*prepare(s, fault), 1, 0, w);
    std::vector<int> granted(2);
    for (const Event& e : events_of(s, teams))
        if (e.kind == EventKind::listed && e.month == 0) ++granted[w.area[e.item]];
    CHECK(granted == std::vector<int>{3, 3});   // 96 each
    s.models[teams].levers.areas_per_team = 2;  // both serve both: 192 in all
    granted = {0, 0};
    for (const Event& e : events_of(s, teams))
        if (e.kind == EventKind::listed && e.month == 0) ++granted[w.area[e.item]];
    CHECK(granted[0] + granted[1] == 6);
}

TEST_CASE("rounds of a month without lead or contingency come near pull") {
    Scenario s = plain::scenario();
    s.organisation.budget_per_year = 4 * 960;
    s.organisation.areas = 2;
    s.organisation.horizon_months = 60;
    s.opportunities.initial_backlog = 40;
    s.opportunities.arrivals_per_year = 20;
    s.opportunities.sigma_case = 1;
    s.opportunities.value_per_year = {.shape = Shape::lognormal, .parameters = {5, 1}};
    s.opportunities.effort = {.shape = Shape::lognormal, .parameters = {3, 0.6}};
    Levers& l = s.models[teams].levers;
    l.reserve_list = true;
    const auto pulled = plain::mean_of(plain::play_many(s, teams, 40), &Outcome::npv).mean;
    l.cycle_months = 1;
    const auto in_rounds = plain::mean_of(plain::play_many(s, teams, 40), &Outcome::npv).mean;
    CHECK(in_rounds > 0.97 * pulled);
    CHECK(in_rounds < 1.03 * pulled);
}
