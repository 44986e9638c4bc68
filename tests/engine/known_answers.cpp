// Limiting cases with known answers, each through the engine itself.

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/numeric/special.hpp"
#include "engine/productivity.hpp"
#include "plain_scenario.hpp"

using namespace fundsim;

namespace {

//! Value in use A(t) of one unit a year released at 0, eroding at eps per month (two compartments, closed
//! form).
double in_use(double tau, double eps, double t) {
    return (std::exp(-eps * t) - std::exp(-t / tau)) / (1 - eps * tau);
}

double simpson(auto f, double from, double to, int intervals = 2000) {
    const double h = (to - from) / intervals;
    double sum = f(from) + f(to);
    for (int k = 1; k < intervals; ++k) sum += (k % 2 ? 4 : 2) * f(from + k * h);
    return sum * h / 3;
}

//! PV of 1,000 a year released at month 3, flows of months 3..12 discounted at mid-month, the rest
//! continuously; erosion changes to the orphan rate at month 12.
double sure_income(const Scenario& s, double erosion_until_horizon) {
    const double iota = std::log1p(s.organisation.discount_rate) / 12;
    const double eps = erosion_until_horizon / 12;
    const double orphan = s.organisation.erosion_orphan / 12;
    const double tau = 6;
    double pv = 0;
    for (int month = 3; month < 12; ++month)
        pv += std::exp(-iota * (month + 0.5)) *
              simpson([&](double t) { return 1000 * in_use(tau, eps, t) / 12; }, month - 3, month - 2);
    // At month 12 what is adopting and what is in use go on for ever.
    const double adopting = 1000 * std::exp(-9 / tau);
    const double used = 1000 * in_use(tau, eps, 9);
    return pv + std::exp(-iota * 12) / 12 * (used + adopting / (1 + iota * tau)) / (iota + orphan);
}

}  // namespace

TEST_CASE("one sure opportunity, one team: NPV in closed form") {
    Scenario s = plain::scenario();
    const double iota = std::log1p(s.organisation.discount_rate) / 12;
    double three_months = 0;
    double a_year = 0;
    for (int month = 0; month < 12; ++month) {
        if (month < 3) three_months += 80 * std::exp(-iota * (month + 0.5));
        a_year += 80 * std::exp(-iota * (month + 0.5));
    }
    SECTION("a project is paid while it works, and orphaned when it ends") {
        const Outcome o = plain::play_one(s, 0);
        CHECK(o.npv == Approx(sure_income(s, s.organisation.erosion_orphan) - three_months).epsilon(1e-10));
        CHECK(o.pv_outlay == Approx(three_months).epsilon(1e-12));
        CHECK(o.first_value_month == Approx(3).epsilon(1e-12));
        CHECK(o.returned == Approx(960 - 240));
        CHECK(o.paid_cost == Approx(o.planned_cost).epsilon(1e-12));
        CHECK(o.realised_benefit == Approx(o.planned_benefit).epsilon(1e-12));
        CHECK(o.on_time == 1);
        CHECK(o.on_budget == 1);
        CHECK(o.effective == 1);
    }
    SECTION("a team is paid all year and looks after what it released") {
        const Outcome o = plain::play_one(s, 1);
        CHECK(o.npv == Approx(sure_income(s, s.organisation.erosion_owned) - a_year).epsilon(1e-10));
        CHECK(o.pv_outlay == Approx(a_year).epsilon(1e-12));
        CHECK(o.returned == Approx(0).margin(1e-9));
    }
    SECTION("idle people cost their share") {
        s.models[0].levers.idle_cost_share = 0.5;
        const Outcome o = plain::play_one(s, 0);
        CHECK(o.pv_outlay == Approx((three_months + a_year) / 2).epsilon(1e-12));
        CHECK(o.idle_cost == Approx(9 * 40));
    }
    SECTION("value shrinks while it waits for its release") {
        s.opportunities.value_decay = 0.15;
        const Outcome o = plain::play_one(s, 0);
        CHECK(o.pv_income ==
              Approx(std::exp(-0.15 * 0.25) * sure_income(s, s.organisation.erosion_orphan)).epsilon(1e-10));
    }
    SECTION("staffing and decisions delay the start: of a round before the claim, else the wait is paid") {
        s.models[0].levers.staffing_lag_months = 2;
        s.models[0].levers.decision_latency_months = 1;
        for (const double cycle : {12.0, 0.0}) {
            s.models[0].levers.cycle_months = cycle;
            const Outcome o = plain::play_one(s, 0);
            CHECK(o.first_value_month == Approx(6));
            CHECK(o.spend == Approx((cycle > 0 ? 3 : 4) * 80));
            CHECK(o.paid_cost == Approx(240));
        }
    }
    SECTION("run effort is taken first, for everybody") {
        s.organisation.run_rate = 0.2;
        s.organisation.initial_estate = 120;  // 2 of 8 people at month 0, eroding
        const Outcome o = plain::play_one(s, 1);
        CHECK(o.first_value_month > 3.9);
        CHECK(o.first_value_month < 4);
        CHECK(o.spend == Approx(960).epsilon(1e-12));
    }
}

TEST_CASE("a mean or a ratio of nothing is missing, not 0") {
    Scenario s = plain::scenario();
    s.opportunities.value_per_year =
        plain::constant(0);  // nothing is started, and people without work cost nothing
    const Outcome o = plain::play_one(s, 0);
    CHECK(o.started == 0);
    CHECK(o.pv_outlay == 0);
    CHECK(std::isnan(o.lead_time));
    CHECK(std::isnan(o.npv_per_outlay));
    CHECK(o.utilisation == 0);
    CHECK(std::isinf(o.first_value_month));
    const Outcome begun = plain::play_one(plain::scenario(), 0);
    CHECK(begun.lead_time == Approx(3));
    CHECK(begun.npv_per_outlay == Approx(begun.npv / begun.pv_outlay));
}

TEST_CASE("months to finish while familiarity and knowledge grow, against the integral") {
    Scenario s = plain::scenario();
    Organisation& o = s.organisation;
    o.familiarity_loss = 0.3;
    o.knowledge_loss = 0.2;
    o.step_months = 0.25;
    s.opportunities.effort = plain::constant(48);
    // pi_ref is made for a team of the same kind, so that the plan is met to the day.
    const Outcome project = plain::play_one(s, 0);
    CHECK(project.first_value_month == Approx(6).epsilon(1e-9));
    CHECK(project.paid_cost == Approx(project.planned_cost).epsilon(1e-9));

    const auto done_by = [&](double months) {
        const double full = 1 / (1 + 0.13 * 6 / 12);
        const auto level = [&](double t) { return full * (1 - std::exp(-t * (1.0 / 6 + 0.13 / 12))); };
        return simpson([&](double t) { return (1 - 0.3 * (1 - level(t))) * (1 - 0.2 * (1 - level(t))); }, 0,
                       months);
    };
    std::string fault;
    const auto prepared = prepare(s, fault);
    CHECK(reference_productivity(prepared->reference, s.organisation, 48) * 6 ==
          Approx(done_by(6)).epsilon(2e-4));
}

TEST_CASE("a mature team does median work at the stated cost of a new one") {
    Organisation o = plain::scenario().organisation;
    for (const double cost : {0.55, 0.8, 0.95, 1.0}) {
        o.stable_team_cost = cost;
        const double lambda = loss_of_new_teams(o, 24);
        REQUIRE(lambda >= 0);
        const double fresh =
            simpson(
                [&](double t) { return (1 - lambda * std::exp(-t / 6)) * (1 - lambda * std::exp(-t / 6)); },
                0, 3) /
            3;
        const double full = 1 / (1 + 0.13 * 6 / 12);
        const double mature = (1 - lambda * (1 - full)) * (1 - lambda * (1 - full));
        CHECK(fresh / mature == Approx(cost).epsilon(1e-9));
    }
    o.stable_team_cost = 0.05;
    CHECK(loss_of_new_teams(o, 240) < 0);
}

TEST_CASE("paid over planned cost is the mean overrun when teams need not form") {
    Scenario s = plain::scenario();
    s.organisation.horizon_months = 60;
    s.opportunities.overrun = {.shape = Shape::lognormal, .parameters = {0.187, 0.421}};
    s.models[0].levers.selection = Selection::face_value;
    const auto outcomes = plain::play_many(s, 0, 4000);
    const auto paid = plain::mean_of(outcomes, &Outcome::paid_cost);
    // 3.5 standard errors of the mean at this seed.
    CHECK(std::abs(paid.mean / 240 - std::exp(0.187 + 0.421 * 0.421 / 2)) < 3.5 * paid.standard_error / 240);
}

TEST_CASE("investing only after a signal is worth the unit normal loss") {
    // V ~ N(-0.5, 1) in thousands, a case with noise 1: s = 1/sqrt(2), worth s L(0.5/s) = 0.099821 per unit.
    Scenario s = plain::scenario();
    s.opportunities.value_per_year = {.shape = Shape::normal, .parameters = {-500, 1000}};
    s.opportunities.sigma_case = 1;
    s.models[1].levers.planner_error = 0;
    const auto outcomes = plain::play_many(s, 1, 20000);
    const auto income = plain::mean_of(outcomes, &Outcome::pv_income);
    const double per_unit = plain::play_one(plain::scenario(), 1).pv_income;  // of a sure 1,000 a year
    CHECK(std::abs(income.mean - 0.099821 * per_unit) < 3.5 * income.standard_error);
    CHECK(income.standard_error < 0.06 * 0.099821 * per_unit);

    SECTION("without noise it is the value of perfect information, 0.197797") {
        s.opportunities.sigma_case = 0;
        const auto perfect = plain::mean_of(plain::play_many(s, 1, 20000), &Outcome::pv_income);
        CHECK(std::abs(perfect.mean - 0.197797 * per_unit) < 3.5 * perfect.standard_error);
    }
}

TEST_CASE("escalation interpolates between committing and abandoning, world by world") {
    // A project whose overrun shows while it runs: it deserves a stop once the plan looks hopeless.
    Scenario s = plain::scenario();
    s.organisation.horizon_months = 60;
    s.opportunities.value_per_year = plain::constant(120);
    s.opportunities.overrun = {.shape = Shape::pareto, .parameters = {0.8, 1.5}, .maximum = 20};
    Levers& l = s.models[0].levers;
    l.review_months = 1;
    l.reference_class = true;
    const auto at = [&](double escalation) {
        l.escalation = escalation;
        return plain::play_many(s, 0, 400);
    };
    const auto never_blocked = at(0);
    const auto always_blocked = at(1);
    const auto mixed = at(0.35);
    std::string fault;
    const auto prepared = prepare(s, fault);
    World world;
    int stopped = 0;
    int blocked = 0;
    for (std::uint64_t r = 0; r < 400; ++r) {
        draw_world(*prepared, 1, r, world);
        const bool stubborn = world.stubbornness[0] < 0.35;
        CHECK(mixed[r].npv == (stubborn ? always_blocked : never_blocked)[r].npv);
        stopped += never_blocked[r].stopped > 0;
        blocked += stubborn && never_blocked[r].stopped > 0;
    }
    CHECK(stopped > 40);
    CHECK(blocked > 10);
}

TEST_CASE("models with the same levers differ by exactly nothing") {
    Scenario s = plain::scenario();
    s.opportunities.initial_backlog = 20;
    s.opportunities.arrivals_per_year = 10;
    s.organisation.budget_per_year = 4000;
    s.opportunities.value_per_year = {.shape = Shape::normal, .parameters = {300, 400}};
    s.opportunities.sigma_case = 1;
    s.models[1].levers = s.models[0].levers;
    for (std::uint64_t r = 0; r < 50; ++r) {
        const Outcome a = plain::play_one(s, 0, r);
        const Outcome b = plain::play_one(s, 1, r);
        for (const Metric& m : metrics()) {
            INFO(m.name);
            CHECK(a.*m.field == b.*m.field);
        }
    }
}

TEST_CASE("halving the step converges at first order or better") {
    Scenario s = plain::scenario();
    Organisation& o = s.organisation;
    o.horizon_months = 36;
    o.familiarity_loss = 0.3;
    o.knowledge_loss = 0.2;
    o.run_rate = 0.2;
    s.opportunities.effort = plain::constant(53);
    s.opportunities.value_decay = 0.15;
    for (const std::size_t model : {0, 1})
        for (const double cadence : {0.0, 0.5, 3.0}) {
            s.models[model].levers.release_cadence_months = cadence;
            s.models[model].levers.decision_latency_months = 0.5;
            double npv[3];
            int k = 0;
            for (const double step : {1.0, 0.5, 0.25}) {
                o.step_months = step;
                npv[k++] = plain::play_one(s, model).npv;
            }
            INFO("model " << model << " cadence " << cadence << ": " << npv[0] << " " << npv[1] << " "
                          << npv[2]);
            const double first = std::abs(npv[1] - npv[0]);
            const double second = std::abs(npv[2] - npv[1]);
            CHECK(second <= 0.6 * first + 1e-6 * std::abs(npv[2]));
            CHECK(first < 0.02 * std::abs(npv[2]));
        }
}

TEST_CASE("replication n is the same whatever was played before it") {
    Scenario s = plain::scenario();
    s.opportunities.arrivals_per_year = 30;
    s.opportunities.sigma_case = 1;
    s.opportunities.value_per_year = {.shape = Shape::normal, .parameters = {300, 400}};
    const auto many = plain::play_many(s, 1, 20);
    for (std::uint64_t r : {0, 7, 19}) CHECK(plain::play_one(s, 1, r).npv == many[r].npv);
}
