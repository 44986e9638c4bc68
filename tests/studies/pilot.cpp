// The organisation of a pilot, and what is seen of it at its end.

#include "studies/pilot.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/play/overhead.hpp"
#include "engine/productivity.hpp"

using namespace fundsim;

namespace {

//! Ten teams by a model without overhead, eight by one whose overhead takes a fifth.
Scenario ten_teams() {
    Scenario s{};
    s.organisation.budget_per_year = 9'600;
    s.organisation.team_size = 8;
    s.organisation.person_month_cost = 10;
    s.organisation.horizon_months = 60;
    s.organisation.areas = 7;
    s.organisation.initial_estate = 1'000;
    s.organisation.complete_size = 8;
    s.opportunities.initial_backlog = 33;
    s.opportunities.arrivals_per_year = 60;
    s.opportunities.dependencies = 0.5;
    s.opportunities.dependency_growth = 0.3;
    for (int i = 0; i < 10; ++i) s.opportunities.listed.push_back({.name = std::to_string(i)});
    s.models.resize(2);
    s.models[1].levers.overhead = 0.2;
    s.models[1].bills = {{.one_off = 100, .one_off_months = 12, .per_year = 40}};
    return s;
}

double figure(const PilotFigures& seen, const std::string& name) {
    for (std::size_t f = 0; f < seen.size(); ++f) {
        if (pilot_figures[f] == name) return seen[f];
    }
    FAIL("no figure " << name);
    return 0;
}

}  // namespace

TEST_CASE("a pilot's organisation: exactly its teams, and their share of everything") {
    const Scenario whole = ten_teams();
    CHECK(whole_teams(whole.organisation, whole.models[0]) == 10);
    CHECK(whole_teams(whole.organisation, whole.models[1]) == 8);
    const Scenario pilot = piloted(whole, 1, {.teams = 2, .months = 6});
    CHECK(pilot.models.size() == 1);
    CHECK(pilot.models[0].levers == whole.models[1].levers);
    CHECK(slots_of(pilot.organisation, 0.2) == Approx(2).epsilon(1e-12));
    CHECK(pilot.organisation.horizon_months == 6);
    CHECK(pilot.organisation.areas == 2);  // a quarter of seven
    CHECK(pilot.organisation.initial_estate == Approx(250));
    CHECK(pilot.opportunities.initial_backlog == 8);
    CHECK(pilot.opportunities.arrivals_per_year == Approx(15));
    CHECK(pilot.opportunities.listed.size() == 2);
    CHECK(pilot.models[0].bills[0].one_off == Approx(25));
    CHECK(pilot.models[0].bills[0].per_year == Approx(10));
    // It still waits for the others.
    CHECK(mean_dependencies(pilot.organisation, pilot.opportunities).on_neighbours ==
          Approx(mean_dependencies(whole.organisation, whole.opportunities).on_neighbours));
    // All teams: the whole organisation, for less time.
    const Scenario all = piloted(whole, 1, {.teams = 8, .months = 60});
    CHECK(all.opportunities == whole.opportunities);
    CHECK(all.organisation.budget_per_year == Approx(9'600));
    CHECK(all.organisation.areas == 7);
}

TEST_CASE("what is seen of a pilot: what happened in its months, and nothing of what comes after") {
    Trace trace;
    trace.world.items = 3;
    trace.world.arrival = {0, 1, 0};
    ModelTrace told;
    told.series.outlay.assign(30, 80);
    told.series.income.assign(30, 0);
    for (std::size_t month = 4; month < 30; ++month) told.series.income[month] = 5;
    told.series.spending.assign(spending_rows * 30, 0);
    for (std::size_t month = 0; month < 30; ++month)
        told.series.spending[std::size_t(Spending::idle) * 30 + month] = 7;
    told.outcome.utilisation = 0.9;
    told.events = {{0, EventKind::claimed, 0, 0, 1, 1, 100},  {1, EventKind::claimed, 1, 1, 1, 1, 50},
                   {2, EventKind::resumed, 0, 0, 1, 1, 100},  {4, EventKind::released, 1, 0, 1, 1, 1},
                   {4, EventKind::delivered, 1, 0, 30, 20},   {5, EventKind::released, 1, 0, 1, 1, 1},
                   {5.75, EventKind::stopped, 0, 0, 0, 0, 0}, {6, EventKind::released, 0, 0, 1, 1, 1},
                   {6, EventKind::claimed, 2, 0, 1, 1, 10},   {8, EventKind::stopped, 1, 0, 0, 0, 0},
                   {9, EventKind::ended, no_item, no_lane}};
    trace.models = {told};
    const PilotFigures seen = seen_in(trace, {.teams = 2, .months = 6});
    CHECK(figure(seen, "started") == 2);
    CHECK(figure(seen, "planned") == 150);
    CHECK(figure(seen, "shipped") == 1);
    CHECK(figure(seen, "delivered") == 1);
    CHECK(figure(seen, "stopped") == 1);
    CHECK(figure(seen, "lead_time") == 3);
    CHECK(figure(seen, "paid_of_planned") == 1.5);
    CHECK(figure(seen, "income") == 10);
    CHECK(figure(seen, "income_of_planned") == Approx(60.0 / 50));
    CHECK(figure(seen, "outlay") == 480);
    CHECK(figure(seen, "idle") == 42);
    CHECK(figure(seen, "utilisation") == 0.9);
    const PilotFigures early = seen_in(trace, {.teams = 2, .months = 3});
    CHECK(std::isnan(figure(early, "lead_time")));  // nothing was released yet
    CHECK(std::isnan(figure(early, "income_of_planned")));
}
