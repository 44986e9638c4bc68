// The world, each parameter in a world made for it, and two levers that need an alternative or an iteration.

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/numeric/special.hpp"
#include "known_portfolio.hpp"

using namespace fundsim;
using namespace fundsim::plain;

namespace {

//! Correlation of two samples of the same size, and moments of the first.
struct Scores {
    double correlation, mean, variance;
};

Scores scores_of(const std::vector<double>& x, const std::vector<double>& y) {
    const double n = static_cast<double>(x.size());
    double sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        sx += x[i];
        sy += y[i];
        sxx += x[i] * x[i];
        syy += y[i] * y[i];
        sxy += x[i] * y[i];
    }
    const double vx = sxx / n - sx / n * sx / n;
    const double vy = syy / n - sy / n * sy / n;
    return {(sxy / n - sx / n * sy / n) / std::sqrt(vx * vy), sx / n, vx};
}

//! The world of a scenario with many opportunities, whose draws are looked at.
World big_world(Scenario s) {
    s.opportunities.initial_backlog = 20'000;
    s.organisation.budget_per_year = 960;
    std::string fault;
    const auto prepared = prepare(s, fault);
    World world;
    draw_world(*prepared, 1, 0, world);
    return world;
}

}  // namespace

TEST_CASE("rho_value_effort is the correlation of the latents of value and effort") {
    Scenario s = plain::scenario();
    s.opportunities.effort = {.shape = Shape::lognormal, .parameters = {3, 0.5}};
    s.opportunities.rho_value_effort = 0.4;
    const World w = big_world(s);
    std::vector<double> latent(w.latent.begin(), w.latent.begin() + w.items), log_effort;
    for (std::size_t i = 0; i < w.items; ++i) log_effort.push_back(std::log(w.effort[i]));
    const double standard_error = (1 - 0.16) / std::sqrt(20'000.0);
    CHECK(std::abs(scores_of(latent, log_effort).correlation - 0.4) < 3.5 * standard_error);
}

TEST_CASE("case_scaling says whether cases spread like the population or add their noise to it") {
    Scenario s = plain::scenario();
    s.opportunities.sigma_case = 1.5;
    s.opportunities.case_bias = 0.25;
    const auto spread = [&](double eta) {
        s.opportunities.case_scaling = eta;
        const World w = big_world(s);
        const std::vector<double> cases(w.case_signal.begin(), w.case_signal.begin() + w.items);
        return scores_of(cases, cases);
    };
    const double relative_error = std::sqrt(2 / 20'000.0);
    CHECK(std::abs(spread(1).variance - 1) < 3.5 * relative_error);
    CHECK(std::abs(spread(0).variance / 3.25 - 1) < 3.5 * relative_error);
    CHECK(std::abs(spread(0).mean - 0.25) < 3.5 * std::sqrt(3.25 / 20'000));
}

TEST_CASE("scales of value and effort play what distributions so many times as wide would") {
    const auto npv = [](double value_scale, double effort_scale, double benefit, double effort) {
        Scenario s = plain::scenario();
        s.opportunities.value_per_year = {.shape = Shape::uniform, .parameters = {0, benefit}};
        s.opportunities.effort = {.shape = Shape::uniform, .parameters = {effort, 2 * effort}};
        s.opportunities.value_scale = value_scale;
        s.opportunities.effort_scale = effort_scale;
        s.opportunities.initial_backlog = 5;
        s.opportunities.listed = {{"listed", 0, 20, 300, 1.1}};
        return plain::play_one(s, teams).npv;
    };
    const double wide = npv(1, 1, 2048, 12);
    CHECK(npv(2, 1, 1024, 12) == wide);  // a power of two moves no bit
    CHECK(npv(1, 0.5, 2048, 24) == wide);
    CHECK(npv(1, 1, 1024, 12) < wide);
    CHECK(npv(1, 0.5, 2048, 12) != wide);
}

TEST_CASE("value_scale is a factor on ratios to cost as well, and known to the potential") {
    Scenario s = plain::scenario();
    s.opportunities.use_benefit_cost_ratio = true;
    s.opportunities.benefit_cost_ratio = {.shape = Shape::uniform, .parameters = {0, 2}};
    const World once = big_world(s);
    s.opportunities.value_scale = 2;
    const World twice = big_world(s);
    CHECK(twice.value[7] == 2 * once.value[7]);
    CHECK(twice.potential == Approx(2 * once.potential).epsilon(1e-12));
}

TEST_CASE("scope_concavity: the best parts come first") {
    Scenario s = plain::scenario();
    s.models[teams].levers.release_cadence_months = 1;
    s.opportunities.value_decay = 0;
    for (const double kappa : {0.0, 2.0, 5.0}) {
        s.opportunities.scope_concavity = kappa;
        std::vector<double> values;
        for (const Event& e : events_of(s, teams))
            if (e.kind == EventKind::released) values.push_back(e.b);
        REQUIRE(values.size() == 3);  // a third of the work a month
        const double first_third = kappa > 0 ? (1 - std::exp(-kappa / 3)) / (1 - std::exp(-kappa)) : 1.0 / 3;
        CHECK(values[0] == Approx(1000 * first_third));
        CHECK(values[0] + values[1] + values[2] == Approx(1000));
        CHECK((values[0] > values[2] * 1.2) == (kappa > 0));
    }
}

TEST_CASE("tail_months cuts what comes after the end of all work") {
    Scenario s = plain::scenario();
    const auto income = [&](double months) {
        s.organisation.tail_months = months;
        return plain::play_one(s, teams).pv_income;
    };
    const double cut = income(0);
    const double whole = income(std::numeric_limits<double>::infinity());
    // At the end almost all has been adopted or is being so: two exponentials, discounted.
    CHECK(cut < income(24));
    CHECK(income(24) < income(120));
    CHECK(income(120) < whole);
    CHECK(income(600) == Approx(whole).epsilon(1e-5));
}

TEST_CASE("attrition and the time constants decide how productive a team gets") {
    Scenario s = plain::scenario();
    s.organisation.familiarity_loss = 0.5;
    s.organisation.attrition = 0.24;
    s.organisation.familiarity_months = 10;
    std::string fault;
    const auto prepared = prepare(s, fault);
    CHECK(prepared->rules[teams].familiarity_full == Approx(1 / (1 + 0.24 * 10 / 12)));
    CHECK(prepared->rules[teams].familiarity_rate == Approx(0.1 + 0.02));
    CHECK(prepared->rules[teams].knowledge_full == Approx(1 / (1 + 0.24 * 6 / 12)));
    s.opportunities.effort = plain::constant(120);
    const auto months = [&](double attrition, double familiarity_months) {
        Scenario changed = s;
        changed.organisation.attrition = attrition;
        changed.organisation.familiarity_months = familiarity_months;
        changed.organisation.horizon_months = 60;
        std::string none;
        const auto ready = prepare(changed, none);
        // Mature teams against their own reference: what is left of the loss at F*.
        return ready->rules[teams].mature_productivity;
    };
    CHECK(months(0, 6) == Approx(1));
    CHECK(months(0.5, 6) == Approx(1 - 0.5 * (1 - 1 / 1.25)));
    CHECK(months(0.5, 12) < months(0.5, 6));
}

TEST_CASE("stop_margin is the share of the best alternative below which adaptive work stops") {
    // A large dull initiative is under way when a far better one arrives.
    Scenario s = with_list({listed(600, 0, 200), listed(4500, 6, 24)});
    Levers& l = s.models[teams].levers;
    l.scope = Scope::adaptive;
    l.review_months = 1;
    s.organisation.max_teams = 1;
    const auto stopped = [&](double margin) {
        l.stop_margin = margin;
        return plain::play_one(s, teams).stopped;
    };
    CHECK(stopped(0) == 0);
    CHECK(stopped(0.5) == 1);
    CHECK(month_of(events_of(s, teams), EventKind::stopped, 0) == 6);
}

TEST_CASE("a stop under fixed scope loses what is unreleased for good") {
    Scenario s = plain::scenario();
    s.opportunities.value_per_year = constant(40);
    s.organisation.horizon_months = 24;
    Levers& l = s.models[projects].levers;
    l.cycle_months = 0;
    l.review_months = 1;
    const std::vector<Event> events = events_of(s, projects);
    CHECK(month_of(events, EventKind::claimed, 0) == 0);
    CHECK(month_of(events, EventKind::stopped, 0) == 1);
    CHECK(month_of(events, EventKind::resumed, 0) == never);
    CHECK(plain::play_one(s, projects).delivered == 0);
}

TEST_CASE("iteration_cost is the effort of another attempt, as a share of what was delivered") {
    Scenario s = plain::scenario();
    s.opportunities.fit = {.shape = Shape::uniform, .parameters = {0, 1}};
    s.organisation.horizon_months = 60;
    Levers& l = s.models[teams].levers;
    l.follow_up = true;
    l.measuring_rate = 1000;
    const auto paid = [&](double share) {
        l.iteration_cost = share;
        std::string fault;
        const auto prepared = prepare(s, fault);
        Workspace w;
        draw_world(*prepared, 1, 0, w.world);
        const Outcome out = play(*prepared, prepared->rules[teams], w.world, w.state);
        REQUIRE(out.iterations > 0);
        REQUIRE(w.state.work.items[0].iteration_content == 0);  // none is under way at the end
        return (w.state.work.items[0].paid - 240) / out.iterations;
    };
    CHECK(paid(0.15) == Approx(0.15 * 240));
    CHECK(paid(0.5) == Approx(0.5 * 240));
}
