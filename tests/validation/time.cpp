// Money and time: annuities, decaying flows, releases, delay, waiting for the budget.

#include <numbers>

#include "validation/one_month.hpp"
#include "validation/sections.hpp"

namespace fundsim::validation {

namespace {

constexpr double r = 0.1;  // continuous, per year

//! A benefit of 1 a year with half-life 3 years, fully adopted at once, discounted continuously at 10 %.
Scenario decaying() {
    Scenario s = one_month(1, 1, plain::constant(1));
    s.organisation.discount_rate = std::expm1(r);
    s.organisation.erosion_owned = s.organisation.erosion_orphan = std::numbers::ln2 / 3;
    s.models[0].levers.adoption_months = 1e-9;
    s.opportunities.scope_concavity = 0;
    return s;
}

void flows(Rows& rows) {
    Scenario idle = plain::scenario();
    idle.opportunities.initial_backlog = 0;
    idle.organisation.horizon_months = 60;
    idle.organisation.discount_rate = 0.1;
    const double iota = std::log(1.1) / 12;
    // Pay is monthly and in mid-month: at interest it grows to the payment at the end of the year.
    rows.exact(Kind::engine, "annuity, 10 % a year, 5 years", 3.790787,
               plain::play_one(idle, 1).pv_outlay / 80 * std::exp(iota / 2) * -std::expm1(-iota) / 0.1, 2e-7);
    Scenario s = decaying();
    rows.exact(Kind::engine, "flow with half-life 3 years", 3.020701,
               plain::play_one(s, 0).pv_income * std::exp(r / 12), 3e-7);
    s.organisation.tail_months = 60;
    rows.exact(Kind::engine, "the same, cut at 5 years", 2.443610,
               plain::play_one(s, 0).pv_income * std::exp(r / 12), 3e-7);
}

double released_over_two_years(int releases) {
    Scenario s = decaying();
    s.organisation.horizon_months = 24;
    s.organisation.step_months = 0.25;
    s.opportunities.effort = plain::constant(24 * 8);
    s.models[0].levers.release_cadence_months = releases == 1 ? 0 : 24.0 / releases;
    return plain::play_one(s, 0).pv_income;
}

double income_with_lag(double months) {
    Scenario s = decaying();
    s.organisation.horizon_months = 60;
    s.organisation.step_months = 0.25;
    s.organisation.tail_months = 0;
    s.organisation.erosion_orphan = s.organisation.erosion_owned = 0;
    s.opportunities.effort = plain::constant(12 * 8);
    s.models[0].levers.staffing_lag_months = months;
    return plain::play_one(s, 0).pv_income;
}

void releases(Rows& rows) {
    // Discounted at the middle of steps of a quarter of a month: 2e-7 off the integral.
    rows.exact(Kind::engine, "one release after 2 years", 2.473140, released_over_two_years(1), 1e-6);
    rows.exact(Kind::engine, "4 equal releases", 2.669926, released_over_two_years(4), 1e-6);
    rows.exact(Kind::engine, "24 equal releases", 2.726409, released_over_two_years(24), 1e-6);
    rows.exact(Kind::engine, "three months of delay, horizon 5 years", 0.223405,
               income_with_lag(0) - income_with_lag(3), 5e-6);
}

//! Ideas that arrive at any time wait for the cycle date before which they were known long enough.
void annual_budget(Rows& rows) {
    Scenario s = one_month(0, 150, plain::constant(1000));
    s.organisation.horizon_months = 48;
    s.opportunities.effort = plain::constant(1);
    s.opportunities.arrivals_per_year = 100;
    s.models[0].levers.planning_lead_months = 3;
    s = alone(s, 0);
    std::string fault;
    const auto prepared = prepare(s, fault);
    Workspace w;
    std::vector<double> waits, factors;
    for (std::uint64_t n = 0; n < 120; ++n) {
        const Trace trace = trace_replication(*prepared, 1, n, w);
        for (const Event& e : trace.models[0].events) {
            if (e.kind != EventKind::claimed) continue;
            const double arrived = trace.world.arrival[e.item];
            if (arrived < 9 || arrived >= 33) continue;  // two whole cycles
            waits.push_back((e.month - arrived) / 12);
            factors.push_back(std::exp(-r * waits.back()));
        }
    }
    rows.sampled(Kind::engine, "annual budget, lead .25 years: mean wait", 0.75, mean_of(waits));
    rows.sampled(Kind::engine, "annual budget: mean discount factor", 0.928130, mean_of(factors));
}

void diffusion(Rows& rows) {
    const std::string why = "adoption is exponential: nobody who has adopted persuades others";
    rows.absent("F(1, 2, 3, 5) of Bass(.03, .38)", ".035758, .085056, .150500, .331199", why);
    rows.absent("peak of adoption", "6.192619 years", why);
}

}  // namespace

std::vector<Part> time_parts() {
    return {{"Time", "annuity-certain; continuous discounting", flows},
            {"Time", "annuity-certain; continuous discounting", releases},
            {"Time", "annuity-certain; continuous discounting", annual_budget},
            {"Diffusion", "Bass 1969", diffusion}};
}

}  // namespace fundsim::validation
