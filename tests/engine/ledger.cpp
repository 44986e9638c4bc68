// What the outlay was for, and flows by year, where they can be worked out by hand.

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/numeric/special.hpp"
#include "ledger_checks.hpp"
#include "plain_scenario.hpp"

using namespace fundsim;

namespace {

struct Played {
    Outcome outcome;
    Series series;

    double spent(Spending kind, std::size_t month) const {
        return series.spending[static_cast<std::size_t>(kind) * series.outlay.size() + month];
    }
    double charged(std::size_t row, std::size_t month) const {
        return series.spending[row * series.outlay.size() + month];
    }
    double year(YearFlow flow, std::size_t year) const {
        return series.years[static_cast<std::size_t>(flow) * (series.years.size() / year_rows) + year];
    }
};

Played played(const Scenario& s, std::size_t model) {
    std::string fault;
    const auto prepared = prepare(s, fault);
    Workspace w;
    draw_world(*prepared, 1, 0, w.world);
    Played out;
    out.outcome = play(*prepared, prepared->rules[model], w.world, w.state, &out.series);
    check_ledger(s, out.series, out.outcome);
    return out;
}

constexpr std::size_t teams = 1;

}  // namespace

TEST_CASE("a team of eight waits a month, builds for three, has nothing to do, and keeps things running") {
    Scenario s = plain::scenario();
    s.organisation.run_rate = 0.2;
    s.models[teams].levers.decision_latency_months = 1;
    const Played p = played(s, teams);
    CHECK(p.spent(Spending::waiting, 0) == Approx(80));
    for (const std::size_t month : {1U, 2U, 3U}) CHECK(p.spent(Spending::scope_unseen, month) == Approx(80));
    CHECK(p.charged(live_row, 3) == Approx(240));
    CHECK(p.spent(Spending::idle, 5) + p.spent(Spending::running, 5) == Approx(80));
    // 24 person-months in operation: 0.4 people, less what has eroded.
    CHECK(p.spent(Spending::running, 4) == Approx(4));
    CHECK(p.spent(Spending::running, 13) < p.spent(Spending::running, 4));
    CHECK(p.outcome.spend_after_horizon == 0);
    CHECK(p.outcome.npv_after_horizon > 0);
}

TEST_CASE("evidence divides scope work; another attempt is neither") {
    Scenario s = plain::scenario();
    s.opportunities.fit = {.shape = Shape::uniform, .parameters = {0, 1}};
    Levers& l = s.models[teams].levers;
    l.release_cadence_months = 1;
    l.follow_up = true;
    l.measuring_rate = 120;  // read within days of the first release
    l.iteration_cost = 0.5;
    const Played p = played(s, teams);
    CHECK(p.spent(Spending::scope_unseen, 0) == Approx(80));
    double seen = 0, attempts = 0;
    for (std::size_t month = 1; month < 12; ++month) {
        seen += p.spent(Spending::scope_seen, month);
        attempts += p.spent(Spending::attempts, month);
    }
    CHECK(seen > 0);
    CHECK(p.spent(Spending::scope_unseen, 2) == 0);
    CHECK((attempts > 0) == (p.outcome.iterations > 0));
    // A third goes live each month.
    for (const std::size_t month : {0U, 1U, 2U}) CHECK(p.charged(live_row, month) == Approx(80));
}

TEST_CASE("an initiative is charged with its work, earns its income, and pays to be kept running") {
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    Scenario s = plain::scenario();
    s.opportunities.initial_backlog = 0;
    s.opportunities.listed = {{"Portal", 0, unknown, unknown, unknown},
                              {"Never", 500, unknown, unknown, unknown}};
    s.organisation.run_rate = 0.2;
    const Played p = played(s, teams);
    const auto of = [&](InitiativeRow row, std::size_t i) {
        return p.series.initiatives[static_cast<std::size_t>(row) * 2 + i];
    };
    CHECK(of(InitiativeRow::funded, 0) == 1);
    CHECK(of(InitiativeRow::finished, 0) == 1);
    CHECK(of(InitiativeRow::stopped, 0) == 0);
    CHECK(of(InitiativeRow::start_month, 0) == 0);
    // Three months of a team of eight, each discounted at its middle.
    const double iota = std::log(1.08) / 12;
    double work = 0;
    for (const double month : {0.5, 1.5, 2.5}) work += 80 * std::exp(-iota * month);
    CHECK(of(InitiativeRow::pv_work, 0) == Approx(work));
    CHECK(of(InitiativeRow::pv_income, 0) == Approx(p.outcome.pv_income));
    // 24 person-months, a fifth of them a year, from the fourth month on, less what has eroded: at one rate
    // while the team stands, at another afterwards.
    const double owned = s.organisation.erosion_owned / 12, orphan = s.organisation.erosion_orphan / 12;
    const double until_end = (1 - std::exp(-9 * (iota + owned))) / (iota + owned);
    const double later = std::exp(-9 * (iota + owned)) / (iota + orphan);
    CHECK(of(InitiativeRow::pv_run, 0) ==
          Approx(24 * 0.2 * 10 / 12 * std::exp(-iota * 3) * (until_end + later)).epsilon(0.01));
    CHECK(of(InitiativeRow::npv, 1) == 0);
    CHECK(of(InitiativeRow::funded, 1) == 0);
}

TEST_CASE("work that breaks off loses what its scope was charged with") {
    Scenario s = plain::scenario();
    s.opportunities.effort = plain::constant(1000);
    const Played p = played(s, 0);
    CHECK(p.outcome.delivered == 0);
    const std::size_t last = p.series.outlay.size() - 1;
    CHECK(p.charged(lost_row, last) > 0);
    CHECK(p.charged(live_row, last) == 0);
    CHECK(p.outcome.spend_after_horizon > 0);
}

TEST_CASE("the run-off of what is fully adopted halves at its rate, and the last entry holds the rest") {
    Scenario s = plain::scenario();
    s.models[teams].levers.adoption_months = 0.01;
    const Played p = played(s, teams);
    const double kept = exp_of(-s.organisation.erosion_orphan);
    const std::size_t years = p.series.years.size() / year_rows;
    REQUIRE(years == 3 + 41);
    for (std::size_t year = 2; year + 1 < years; ++year)
        CHECK(p.year(YearFlow::income, year) == Approx(kept * p.year(YearFlow::income, year - 1)));
    // A geometric series from the last whole year on.
    CHECK(p.year(YearFlow::income, years - 1) ==
          Approx(p.year(YearFlow::income, years - 2) * kept / (1 - kept)));
    s.organisation.tail_months = 60;
    const Played cut = played(s, teams);
    CHECK(cut.year(YearFlow::income, 5) == Approx(p.year(YearFlow::income, 5)));
    CHECK(cut.year(YearFlow::income, 6) == 0);
}
