// What it is worth to know more before paying: value of information, two stages, escalation, boxes.

#include "engine/numeric/special.hpp"
#include "validation/one_month.hpp"
#include "validation/sections.hpp"

namespace fundsim::validation {

namespace {

constexpr int ideas = 10;  // independent of each other, each with a team of its own

//! Mean payoff an idea of `s` per unit of value, with the control variate sum (z - strike)^+.
Sampled payoff(const Scenario& s, double strike, std::uint64_t worlds) {
    const double unit = 1000 * ideas * income_of_one(s, 1);
    const auto rows = play_all<2>(alone(s, 1), worlds, [&](auto&, Workspace& w, const Outcome& o) {
        double perfect = 0;
        for (const double z : w.world.latent) perfect += std::max(0.0, z - strike) / ideas;
        return std::array{o.pv_income / unit, perfect};
    });
    return mean_given(rows, 0, 1, unit_normal_loss(strike));
}

void unit_loss(Rows& rows) {
    const double known[][2] = {{0, 0.398942}, {0.25, 0.286345}, {0.5, 0.197797},
                               {1, 0.083315}, {1.5, 0.029307},  {2, 0.008491}};
    double worst = 0;
    for (const auto& [u, loss] : known) worst = std::max(worst, std::abs(unit_normal_loss(u) - loss));
    rows.exact(Kind::function, "unit normal loss at 0, .25, .5, 1, 1.5, 2: largest error", 0, worst, 5.01e-7);
}

void value_of_information(Rows& rows) {
    Scenario s = one_month(ideas, ideas, normal_value(-500, 1000));
    s.models[1].levers.planner_error = 0;
    rows.sampled(Kind::engine, "perfect information, mean -.5", 0.197797, payoff(s, 0, 40'000));
    s.opportunities.sigma_case = 1;
    rows.sampled(Kind::engine, "a case with noise 1, mean -.5", 0.099821, payoff(s, 0.5, 120'000));
    // The same signal as an experiment: sigma_ext makes a second one worthless.
    s.opportunities.sigma_case = 1e6;
    s.organisation.horizon_months = 2;
    Levers& l = s.models[1].levers;
    l.discovery_share = 0.5;
    l.experiment_cost = 1e-6;
    l.sigma_exp = 0;
    l.sigma_ext = 1;
    Scenario sure = s;
    sure.models[1].levers.decision_latency_months = 1;  // released when the tested ideas are
    const double unit = 1000 * ideas * income_of_one(sure, 1);
    const auto plays = play_all<3>(alone(s, 1), 80'000, [&](auto&, Workspace& w, const Outcome& o) {
        double perfect = 0;
        for (const double z : w.world.latent) perfect += std::max(0.0, z - 0.5) / ideas;
        return std::array{o.pv_income / unit, perfect, o.pv_income / unit - perfect};
    });
    rows.sampled(Kind::engine, "an experiment with noise 1, mean -.5", 0.099821,
                 mean_given(plays, 0, 1, unit_normal_loss(0.5)));
    rows.at_most(Kind::engine, "no experiment is worth more than perfect information", 0, mean_of(plays, 2));
}

struct Stages {
    Sampled value, went_on;
};

//! Half of a project of two months is paid for and put to use (worth nothing by itself: g is steep), its
//! effect is read, and a review decides on the other half. Nothing is discounted: the second stage's value in
//! the engine is what the first leads to, times d.
Stages two_stages(double escalation, double review_months) {
    constexpr double tau = 60, sigma = 40, first = 10, net = 10, d = 1 / 1.1;
    Scenario s = one_month(ideas, ideas, plain::constant(1));
    Organisation& o = s.organisation;
    o.horizon_months = 2;
    o.person_month_cost = 100;
    o.budget_per_year = 9600 * ideas;
    o.discount_rate = 0;
    o.erosion_orphan = o.erosion_owned = 1;  // a benefit of 1 a year is worth 1
    Opportunities& w = s.opportunities;
    w.effort = plain::constant(16);
    w.scope_concavity = -50;
    w.value_per_year = normal_value(800 + net, tau);
    w.sigma_case = 1e6;
    Levers& l = s.models[0].levers;
    l.release_cadence_months = 1;
    l.follow_up = true;
    l.measuring_rate = 1e9;
    l.sigma_usage = 0;
    l.sigma_effect = sigma / tau;
    l.review_months = review_months;
    l.escalation = escalation;
    const auto rows = play_all<3>(alone(s, 0), 60'000, [&](auto&, Workspace& at, const Outcome& out) {
        double z = 0;
        for (const double x : at.world.latent) z += x / ideas;
        return std::array{out.npv / ideas, out.delivered / ideas, z};
    });
    return {scaled(mean_given(rows, 0, 2, 0), d, 800 * d - first), mean_of(rows, 1)};
}

void abandonment(Rows& rows) {
    const Stages free_to_stop = two_stages(0, 1);
    rows.sampled(Kind::engine, "pay 10 to learn, then 90 or abandon", 13.013299, free_to_stop.value);
    rows.remark("d and the price of the first stage are applied to the engine's second stage");
    rows.sampled(Kind::engine, "probability of going on", 0.579380, free_to_stop.went_on);
    rows.sampled(Kind::engine, "escalation .35 interpolates linearly", 0.65 * 13.013299 + 0.35 * -0.909091,
                 two_stages(0.35, 1).value, 0.015);
    // In the sum over worlds luck cancels to the last digit: what is committed is linear in it.
    rows.exact(Kind::engine, "committing to both stages", 10 / 1.1 - 10, two_stages(0, 600).value.value,
               1e-9);
}

void boxes(Rows& rows) {
    rows.exact(Kind::function, "reservation value of an N(0,1) box at cost .1: L(.902346)", 0.1,
               unit_normal_loss(0.902346), 5e-6);
    const std::string why =
        "experiments are ordered by gain per cost, not by reservation values, and no box is "
        "a prize to be taken home";
    rows.absent("reservation values of two boxes", "70, 140", why);
    rows.absent("best policy, alpha first, alpha alone", "78, 75, 62.5", why);
    rows.absent("1, 2, 5 normal boxes at cost .1", ".298942, .491128, .758649", why);
}

}  // namespace

std::vector<Part> signal_parts() {
    return {{"Value of a signal", "Raiffa & Schlaifer 1961", unit_loss},
            {"Value of a signal", "Raiffa & Schlaifer 1961", value_of_information},
            {"Value of a signal", "Raiffa & Schlaifer 1961", abandonment},
            {"Searching boxes", "Weitzman 1979", boxes}};
}

}  // namespace fundsim::validation
