// Work that the law demands by a date: when it is taken, that nothing stops it, and what being late costs.
// One team of eight does the 24 person-months of an item in three months.

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/numeric/special.hpp"
#include "engine/world/potential.hpp"
#include "known_portfolio.hpp"

using namespace fundsim;
using namespace fundsim::plain;

namespace {

//! So many items of which each is demanded so many months after month 0.
Scenario demanded(double items, double deadline) {
    Scenario s = plain::scenario();
    s.organisation.horizon_months = 36;
    Opportunities& w = s.opportunities;
    w.initial_backlog = items;
    w.compulsory_share = 1;
    w.deadline_months = constant(deadline);
    w.late_cost = 0.1;
    return s;
}

double claimed(const Scenario& s, std::size_t model, std::uint32_t item) {
    return month_of(events_of(s, model), EventKind::claimed, item);
}

double discounted(double months) { return std::exp(-std::log(1.08) / 12 * months); }

}  // namespace

TEST_CASE("a team takes compulsory work once its slack is used up, brings nothing and is in time") {
    const Scenario s = demanded(1, 12);
    CHECK(claimed(s, teams, 0) == 5);  // 12 - 1.5 * 3 - 3 = 4.5, in steps of a month
    const Outcome o = plain::play_one(s, teams);
    CHECK(o.compulsory == 1);
    CHECK(o.compulsory_late == 0);
    CHECK(o.compulsory_shipped == 1);
    CHECK(o.delivered == 1);
    CHECK(o.late_cost == 0);
    CHECK(o.pv_income == 0);
    CHECK(o.potential == 0);
    CHECK(o.effective + o.without_effect + o.plans_without_benefit == 0);
    CHECK(o.wasted_spend == 0);
    CHECK(std::isinf(o.first_value_month));
    CHECK(std::isnan(o.lead_time));
}

TEST_CASE("slack counts the overrun of the class, the time there is, the longer of latency and lag, and the "
          "teams") {
    Scenario s = demanded(1, 24);
    Levers& l = s.models[teams].levers;
    l.decision_latency_months = 1;
    CHECK(claimed(s, teams, 0) == 16);  // 24 - 4.5 - 3 - 1 = 15.5
    l.decision_latency_months = 0;
    l.continuity = Continuity::disband;
    l.staffing_lag_months = 2;
    l.decision_latency_months = 0.4;
    CHECK(claimed(s, teams, 0) == 15);  // 24 - 4.5 - 3 - 2 = 14.5
    l = team();
    s.opportunities.overrun = constant(2);
    CHECK(claimed(s, teams, 0) == 12);  // 24 - 9 - 3
    s.opportunities.overrun = constant(1);
    l.discovery_share = 0.5;  // half of the time is not for items
    CHECK(claimed(s, teams, 0) == 12);
    l.discovery_share = 0;
    s.organisation.budget_per_year = 2 * 960;
    s.organisation.target_duration_months = 1.5;  // two teams for an item
    CHECK(claimed(s, teams, 0) == 19);            // 24 - 2.25 - 3 = 18.75
    l.continuous_improvement = 0.2;               // 2.25 / 1.2^(19/12) = 1.686
    CHECK(claimed(s, teams, 0) == 20);            // 24 - 1.5 * 1.5 / 1.2^(t/12) - 3 = 19.31
}

TEST_CASE("with cycles compulsory work is listed at the last date that its slack allows") {
    Scenario s = demanded(1, 24);
    CHECK(claimed(s, projects, 0) == 12);  // at month 0 there is slack for a cycle: 24 - 4.5 - 3 - 12
    s.opportunities.deadline_months = constant(19);
    CHECK(claimed(s, projects, 0) == 0);
    Levers& l = s.models[projects].levers;
    l.planning_lead_months = 3;
    l.staffing_lag_months = 2;
    s.opportunities.deadline_months = constant(24);
    CHECK(claimed(s, projects, 0) == 12);  // planned at 9, staffed since
    s.organisation.areas = 2;              // whether it fits or not
    l.contingency = 1;
    CHECK(claimed(s, projects, 0) == 12);
}

TEST_CASE("compulsory work goes first by date, before better work, before decrees and before joining") {
    Scenario s = with_list({listed(4000), listed(4000, 0, 288)});
    Opportunities& w = s.opportunities;
    w.initial_backlog = 1;
    w.compulsory_share = 1;
    w.effort = constant(24);
    w.deadline_months = constant(2);
    CHECK(claimed(s, teams, 2) == 0);
    CHECK(claimed(s, projects, 2) == 0);
    s.models[teams].levers.mandated_share = 1;
    CHECK(claimed(s, teams, 2) == 0);
    s.models[teams].levers.mandated_share = 0;
    s.organisation.budget_per_year = 2 * 960;
    w.deadline_months =
        constant(10.5);  // presses when the first team has done the first item, and might join
    const auto events = events_of(s, teams);
    CHECK(month_of(events, EventKind::claimed, 0) == 0);
    CHECK(month_of(events, EventKind::claimed, 1) == 0);
    CHECK(month_of(events, EventKind::claimed, 2) == 3);
    CHECK(month_of(events, EventKind::joined, 1) == 6);
}

TEST_CASE("each month late costs its share of the planned cost, on top of the envelope, when it passes") {
    Scenario s = demanded(1, 2);
    s.opportunities.late_cost = 0;
    const Outcome free = plain::play_one(s, teams);
    s.opportunities.late_cost = 0.1;
    const Outcome late = plain::play_one(s, teams);  // done at 3, the third month is late
    CHECK(late.compulsory_late == 1);
    CHECK(late.late_cost == Approx(0.1 * 240));
    CHECK(late.spend - free.spend == Approx(24));
    CHECK(late.pv_outlay - free.pv_outlay == Approx(24 * discounted(2.5)));
    CHECK(late.npv - free.npv == Approx(-24 * discounted(2.5)));
    CHECK(late.returned == Approx(free.returned).margin(1e-9));
    CHECK(late.spend_after_horizon == free.spend_after_horizon);
    s.opportunities.deadline_months = constant(2.5);
    CHECK(plain::play_one(s, teams).late_cost == Approx(12));
    s.opportunities.deadline_months = constant(36.5);  // due past the horizon
    CHECK(plain::play_one(s, teams).compulsory == 0);
}

TEST_CASE("what is late for 24 months costs no more, and what never comes is settled at the end") {
    Scenario s = demanded(1, 1);
    s.organisation.horizon_months = 12;
    s.opportunities.effort = constant(1000);
    const Outcome broken_off = plain::play_one(s, teams);
    CHECK(broken_off.delivered == 0);
    CHECK(broken_off.late_cost == Approx(24 * 0.1 * 10'000));

    s = demanded(2, 6);  // one takes the year, the other never starts
    s.organisation.horizon_months = 12;
    s.opportunities.effort = constant(96);
    s.opportunities.late_cost = 0;
    const Outcome free = plain::play_one(s, teams);
    s.opportunities.late_cost = 0.1;
    const Outcome late = plain::play_one(s, teams);
    CHECK(late.started == 1);
    CHECK(late.compulsory_late == 2);
    CHECK(late.late_cost == Approx((6 + 24) * 96));
    CHECK(late.spend_after_horizon - free.spend_after_horizon == Approx(18 * 96));
    CHECK(late.npv_after_horizon - free.npv_after_horizon == Approx(-18 * 96 * discounted(12)));
    double worth = 18 * 96 * discounted(12);
    for (int month = 6; month < 12; ++month) worth += 2 * 96 * discounted(month + 0.5);
    CHECK(late.pv_outlay - free.pv_outlay == Approx(worth));
}

TEST_CASE("nothing stops compulsory work, and its team stays") {
    Scenario s = demanded(1, 3);
    s.opportunities.effort = constant(96);
    for (const std::size_t model : {projects, teams})
        for (const Scope scope : {Scope::fixed, Scope::adaptive}) {
            Levers& l = s.models[model].levers;
            l.scope = scope;
            l.review_months = 1;
            l.stop_floor = 100;
            l.tranche_share = 0.25;
            l.resize_months = model == teams ? 3 : 0;
            l.resize_hurdle = 100;
            l.resize_max_share = 1;
            const Outcome o = plain::play_one(s, model);
            CHECK(o.delivered == 1);
            CHECK(o.stopped == 0);
        }
}

TEST_CASE("with ample slack nobody is late") {
    Scenario s = demanded(4, 60);
    s.organisation.horizon_months = 84;
    s.organisation.budget_per_year = 4 * 960;
    s.opportunities.compulsory_share = 0.5;
    for (const std::size_t model : {projects, teams})
        for (const Outcome& o : plain::play_many(s, model, 50)) {
            CHECK(o.compulsory_late == 0);
            CHECK(o.late_cost == 0);
        }
}

TEST_CASE("compulsory work is started effort, but not mandated") {
    Scenario s = demanded(6, 10);
    s.models[teams].levers.mandated_share = s.models[projects].levers.mandated_share = 0.5;
    for (const std::size_t model : {projects, teams})
        CHECK(plain::play_one(s, model).mandated_effort_share == 0);
    s.opportunities.compulsory_share = 0.5;
    const auto many = plain::play_many(s, teams, 50);
    CHECK(plain::mean_of(many, &Outcome::mandated_effort_share).mean > 0.2);

    s = with_list({listed(4000)});  // once it is started a decree is due, and nothing else waits
    s.opportunities.initial_backlog = 1;
    s.opportunities.compulsory_share = 1;
    s.opportunities.effort = constant(24);
    s.opportunities.deadline_months = constant(34);
    s.models[teams].levers.mandated_share = s.models[projects].levers.mandated_share = 1;
    CHECK(claimed(s, teams, 1) == 27);  // 34 - 7.5
    CHECK(claimed(s, projects, 1) == 24);
}

TEST_CASE("what the law demands is kept running at the end") {
    Scenario s = demanded(1, 3);
    s.organisation.run_rate = 0.24;
    s.organisation.tail_months = 0;
    const Outcome cut = plain::play_one(s, teams);
    s.organisation.tail_months = std::numeric_limits<double>::infinity();
    const double estate = 24 * std::exp(-0.139 / 12 * 33);  // released at 3, owned until 36
    const double run_off = 0.24 / 12 * 10 * estate / (std::log(1.08) / 12 + 0.208 / 12);
    const Outcome kept = plain::play_one(s, teams);
    CHECK(kept.pv_outlay - cut.pv_outlay == Approx(run_off * discounted(36)).epsilon(1e-3));
}

TEST_CASE("dates run from arrivals, for a share of what is drawn, the same in every model") {
    Scenario s = demanded(400, 10);
    s.opportunities.arrivals_per_year = 200;
    s.opportunities.compulsory_share = 0.25;
    s.opportunities.listed = {listed(1000), listed(1000, 3)};
    std::string fault;
    const auto p = prepare(s, fault);
    World w;
    draw_world(*p, 1, 0, w);
    for (const std::uint32_t i : w.compulsory) {
        CHECK(w.deadline[i] == Approx(w.arrival[i] + 10));
        CHECK(w.value[i] == 0);
        CHECK(i >= 2);
    }
    CHECK(double(w.compulsory.size()) > 0.2 * double(w.items));
    CHECK(double(w.compulsory.size()) < 0.3 * double(w.items));
    CHECK(expected_potential(*p) == Approx(2000 + 0.75 * 1000 * (400 + 600)));
    CHECK(w.potential == Approx(1000 * double(w.items - w.compulsory.size())));
}

TEST_CASE("without compulsory work its parameters change nothing") {
    Scenario s = with_list({listed(2000), listed(800, 3)});
    s.opportunities.initial_backlog = 8;
    s.opportunities.effort = constant(24);
    const Outcome before = plain::play_one(s, teams);
    s.opportunities.deadline_months = constant(1);
    s.opportunities.late_cost = 5;
    const Outcome after = plain::play_one(s, teams);
    for (const Metric& m : metrics()) {
        INFO(m.name);
        CHECK(before.*m.field == after.*m.field);
    }
}
