// Interventions in a play: the bills take capacity or extra money, and ramps put levers in force by date.

#include <catch2/catch.hpp>

#include "known_portfolio.hpp"

using namespace fundsim;
using namespace fundsim::plain;

TEST_CASE("a bill inside the envelope takes the capacity that it costs") {
    Scenario s = plain::scenario();  // 24 person-months of work for eight people
    const Outcome before = plain::play_one(s, teams);
    CHECK(finished(s, teams, 0) == Approx(3));
    s.models[teams].bills = {{0, 12, 240, false}};  // a quarter of 960
    CHECK(finished(s, teams, 0) == Approx(4));
    const Outcome after = plain::play_one(s, teams);
    CHECK(after.intervention_cost == Approx(240));
    CHECK(after.spend == Approx(before.spend));
    CHECK(after.run_cost == Approx(before.run_cost).margin(1e-9));
    CHECK(after.returned == Approx(before.returned).margin(1e-9));
}

TEST_CASE("a one-off bill is paid over its months, extra money comes on top") {
    Scenario s = plain::scenario();
    s.organisation.horizon_months = 24;
    s.models[teams].bills = {{120, 6, 0, false}};
    CHECK(plain::play_one(s, teams).intervention_cost == Approx(120));
    CHECK(finished(s, teams, 0) == Approx(4));  // 20 of 80 a month for the first six
    const Outcome plainly = [&] {
        Scenario none = s;
        none.models[teams].bills.clear();
        return plain::play_one(none, teams);
    }();
    s.models[teams].bills[0].extra_money = true;
    const Outcome extra = plain::play_one(s, teams);
    CHECK(finished(s, teams, 0) == Approx(3));
    CHECK(extra.spend == Approx(plainly.spend + 120));
    CHECK(extra.returned == Approx(plainly.returned).margin(1e-9));
    double paid = 0;
    for (int month = 0; month < 6; ++month) paid += 20 * std::exp(-std::log(1.08) / 12 * (month + 0.5));
    CHECK(plainly.npv - extra.npv == Approx(paid));
}

TEST_CASE("a ramp puts levers in force by its dates") {
    Scenario s = with_list({listed(2000, 0), listed(2000, 12)});
    s.organisation.horizon_months = 36;
    Levers& l = s.models[teams].levers;
    Levers slow = l;
    slow.diverted = 0.5;
    s.models[teams].ramp = {{6, slow}};
    CHECK(finished(s, teams, 0) == Approx(6));       // at half speed, done as the ramp ends
    CHECK(finished(s, teams, 1) - 12 == Approx(3));  // at full speed
}

TEST_CASE("the side of a transition that has no team decides nothing") {
    Scenario s = plain::scenario();
    s.organisation.horizon_months = 24;
    Levers slow = plain::team();
    slow.adoption_months = 24;
    slow.adoption_ceiling = 0.5;
    FundingModel moving{.name = "Moving", .preset = "transition", .levers = plain::team()};
    moving.transition = {.to = plain::team(),
                         .ramp = {{36, slow}},
                         .start_month = 100,
                         .end_month = 100,
                         .dip = 0,
                         .dip_months = 0,
                         .coached_teams = 3};
    s.models.push_back(moving);
    CHECK(plain::play_one(s, 2).npv == plain::play_one(s, teams).npv);
}

TEST_CASE("hybrids mix ramps date by date, and bills come with the practices") {
    Scenario s = plain::scenario();
    Levers slow = s.models[projects].levers;
    slow.diverted = 0.5;
    s.models[projects].ramp = {{6, slow}};
    s.models[teams].bills = {{0, 12, 96, false}};
    std::string fault;
    const auto prepared = prepare(s, fault);
    REQUIRE(prepared->splits.size() == 1);
    const SplitPair& split = prepared->splits[0];
    const Rules& team_money = prepared->rules[split.other_funding_first_practice];
    const Rules& project_money = prepared->rules[split.first_funding_other_practice];
    CHECK_FALSE(team_money.bought);
    CHECK(team_money.bills.empty());
    REQUIRE(team_money.ramp.size() == 1);
    CHECK(team_money.ramp[0].rules->levers.diverted == 0.5);
    CHECK(project_money.bought);
    CHECK(project_money.bills.size() == 1);
    REQUIRE(project_money.ramp.size() == 1);
    CHECK(project_money.ramp[0].rules->levers.diverted == 0);
}
