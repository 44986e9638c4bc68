#pragma once
// What the ledger of a play has to add up to, whatever the levers.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "engine/outcome.hpp"
#include "engine/scenario.hpp"

namespace fundsim {

inline double total_of_years(const Series& series, YearFlow flow) {
    const std::size_t years = series.years.size() / year_rows;
    double sum = 0;
    for (std::size_t year = 0; year < years; ++year)
        sum += series.years[static_cast<std::size_t>(flow) * years + year];
    return sum;
}

//! What listed initiatives have to add up to where nothing else is there.
inline void check_initiatives(const Scenario& s, const Series& series, const Outcome& o) {
    const std::size_t count = s.opportunities.listed.size();
    REQUIRE(series.initiatives.size() == initiative_rows * count);
    const auto total = [&](InitiativeRow row) {
        double sum = 0;
        for (std::size_t i = 0; i < count; ++i)
            sum += series.initiatives[static_cast<std::size_t>(row) * count + i];
        return sum;
    };
    CHECK(total(InitiativeRow::funded) == o.started);
    CHECK(total(InitiativeRow::finished) == o.delivered);
    CHECK(total(InitiativeRow::stopped) == o.stopped);
    CHECK(total(InitiativeRow::pv_income) == Approx(o.pv_income).epsilon(1e-9).margin(1e-9));
    CHECK(total(InitiativeRow::npv) == Approx(total(InitiativeRow::pv_income) -
                                              total(InitiativeRow::pv_work) - total(InitiativeRow::pv_run))
                                           .margin(1e-9 * (1 + o.pv_outlay + std::abs(o.pv_income))));
    CHECK(total(InitiativeRow::pv_work) <= o.pv_outlay * 1.02 + 1e-9);
    for (std::size_t i = 0; i < count; ++i) {
        const auto of = [&](InitiativeRow row) {
            return series.initiatives[static_cast<std::size_t>(row) * count + i];
        };
        CHECK(of(InitiativeRow::pv_work) >= 0);
        CHECK(of(InitiativeRow::pv_run) >= 0);
        if (of(InitiativeRow::funded) == 0) {
            CHECK(of(InitiativeRow::npv) == 0);
            CHECK(of(InitiativeRow::start_month) == 0);
        } else {
            CHECK(of(InitiativeRow::start_month) >= s.opportunities.listed[i].arrival_month - 1e-6);
        }
    }
}

inline void check_ledger(const Scenario& s, const Series& series, const Outcome& o) {
    const std::size_t months = series.outlay.size();
    for (std::size_t month = 0; month < months; ++month) {
        double sum = 0;
        for (std::size_t kind = 0; kind < spending_kinds; ++kind) {
            const double spent = series.spending[kind * months + month];
            CHECK(spent >= 0);
            sum += spent;
        }
        CHECK(sum == Approx(series.outlay[month]).epsilon(1e-9).margin(1e-9));
    }
    const auto total = [&](std::size_t row) {
        double sum = 0;
        for (std::size_t month = 0; month < months; ++month) sum += series.spending[row * months + month];
        return sum;
    };
    const auto of = [&](Spending kind) { return total(static_cast<std::size_t>(kind)); };
    const double slack = 1e-9 * (1 + o.spend);
    CHECK(of(Spending::idle) == Approx(o.idle_cost).margin(slack));
    CHECK(of(Spending::overhead) == Approx(o.overhead).margin(slack));
    CHECK(of(Spending::interventions) == Approx(o.intervention_cost).margin(slack));
    CHECK(of(Spending::late) == Approx(o.late_cost).margin(slack));
    // What items were charged with for their scope is work and waiting for dependencies. Time that a standing
    // team had left from what it finished is paid with that and charged to what follows, at the shares of its
    // step.
    const double paid = of(Spending::scope_unseen) + of(Spending::scope_seen) + of(Spending::waiting);
    CHECK(total(live_row) + total(lost_row) <= (paid + of(Spending::attempts)) * 1.02 + slack);
    if (o.iterations == 0 && o.spend_after_horizon == 0 && o.rollbacks == 0)
        CHECK(total(live_row) >= o.paid_cost - slack);
    // years
    const double pv_outlay = total_of_years(series, YearFlow::pv_outlay);
    const double pv_income = total_of_years(series, YearFlow::pv_income);
    CHECK(pv_outlay == Approx(o.pv_outlay).epsilon(1e-9));
    CHECK(pv_income == Approx(o.pv_income).epsilon(1e-9).margin(1e-9));
    const std::size_t years = series.years.size() / year_rows;
    for (std::size_t year = 0; 12 * (year + 1) <= months; ++year) {
        double outlay = 0, income = 0;
        for (std::size_t month = 12 * year; month < 12 * (year + 1); ++month) {
            outlay += series.outlay[month];
            income += series.income[month];
        }
        CHECK(series.years[year] == Approx(outlay).epsilon(1e-9).margin(1e-9));
        CHECK(series.years[years + year] == Approx(income).epsilon(1e-9).margin(1e-9));
    }
    // the horizon
    CHECK(o.spend_after_horizon <= o.spend + slack);
    const double horizon = s.organisation.horizon_months;
    if (std::fmod(horizon, 12) == 0) {
        double after = 0;
        for (std::size_t year = static_cast<std::size_t>(horizon / 12); year < years; ++year)
            after += series.years[3 * years + year] - series.years[2 * years + year];
        CHECK(o.npv_after_horizon == Approx(after).margin(1e-9 * (1 + pv_income + pv_outlay)));
    }
}

}  // namespace fundsim
