// Teams that learn, efforts that overrun.

#include "engine/productivity.hpp"
#include "validation/one_month.hpp"
#include "validation/sections.hpp"

namespace fundsim::validation {

namespace {

//! Mean capacity over `years` of a team that reaches full productivity in a straight line over half a year.
double ramped_capacity(double years, double expected) {
    Scenario s = plain::scenario();
    const double effort = 96 * years * expected;
    s.organisation.horizon_months = 12 * years;
    s.opportunities.effort = plain::constant(effort);
    s.organisation.max_teams = 1;
    FundingModel& m = s.models[1];
    for (int k = 0; k < 6; ++k) {
        Levers stage = m.levers;
        stage.diverted = 1 - (k + 0.5) / 6;
        m.ramp.push_back({.month = k + 1.0, .levers = stage});
    }
    return effort / (8 * plain::play_one(alone(s, 1), 0).first_value_month);
}

void learning_curves(Rows& rows) {
    const std::string why = "teams approach full productivity exponentially, whatever they have made";
    rows.absent("10 and 20 units at rate .8", "6.315373, 10.484943", why);
    rows.absent("one reset at 10 of 20 units", "+20.47 %", why);
    rows.exact(Kind::engine, "linear ramp of half a year, team of one year", 0.75, ramped_capacity(1, 0.75),
               1e-9);
    rows.remark("an intervention that frees capacity month by month");
    rows.exact(Kind::engine, "linear ramp of half a year, team of four years", 0.9375,
               ramped_capacity(4, 0.9375), 1e-9);
}

constexpr double attrition = 0.13 / 12;  // per month

//! Integral of (1 - lambda_F (1 - F))(1 - lambda_K (1 - K)) over 0 .. t, F and K from 0; tau in months.
double done_by(double t, double lambda_f, double tau_f, double lambda_k, double tau_k) {
    const auto level = [](double tau, double x) {
        return (1 - std::exp(-x * (1 / tau + attrition))) / (1 + attrition * tau);
    };
    const int intervals = 400;
    double sum = 0;
    for (int k = 0; k <= intervals; ++k) {
        const double x = t * k / intervals;
        const double weight = k == 0 || k == intervals ? 1 : k % 2 ? 4 : 2;
        sum += weight * (1 - lambda_f * (1 - level(tau_f, x))) * (1 - lambda_k * (1 - level(tau_k, x)));
    }
    return sum * t / intervals / 3;
}

double months_for(double content, double lambda_f, double tau_f, double lambda_k, double tau_k) {
    double low = 0, high = 1000;
    for (int k = 0; k < 60; ++k) {
        const double t = (low + high) / 2;
        (done_by(t, lambda_f, tau_f, lambda_k, tau_k) < content ? low : high) = t;
    }
    return low;
}

void forming(Rows& rows) {
    Scenario s = plain::scenario();
    s.organisation.step_months = 0.25;
    s.organisation.areas = 2;
    s.organisation.familiarity_loss = 0.3;
    s.organisation.knowledge_loss = 0.2;
    s.opportunities.effort = plain::constant(48);
    s.models[1].levers.areas_per_team = 2;
    const double content = done_by(6, 0.3, 6, 0.2, 6);  // what the reference team does in 48 person-months
    rows.exact(Kind::engine, "months for 48 pm while F and K grow, two areas",
               months_for(content, 0.3, 6, 0.2, 12), plain::play_one(s, 1).first_value_month, 3e-4);
    rows.exact(Kind::engine, "paid / planned of a project, efforts known", 1,
               plain::play_one(s, 0).paid_cost / 480, 1e-9);

    Scenario mature = plain::scenario();
    mature.organisation.step_months = 0.25;
    mature.organisation.horizon_months = 132;
    mature.organisation.stable_team_cost = 0.8;
    mature.organisation.familiarity_loss = mature.organisation.knowledge_loss = -1;
    mature.opportunities.initial_backlog = 0;
    mature.opportunities.listed = {
        {.name = "", .arrival_month = 120, .effort = 24, .benefit = 1000, .overrun = 1}};
    rows.exact(Kind::engine, "cost of median work, mature over new team", 0.8,
               (plain::play_one(mature, 1).first_value_month - 120) / 3, 1e-3);
    rows.remark("the equation that gives the loss leaves attrition out of the first months");
    const double lambda = loss_of_new_teams(mature.organisation, 24);
    const double full = 1 / (1 + 6 * attrition);
    const double steady = 1 - lambda * (1 - full);
    const auto fresh = [&](double t) {
        return (1 - lambda * std::exp(-t / 6)) * (1 - lambda * std::exp(-t / 6));
    };
    double mean = 0;
    for (int k = 0; k < 3000; ++k) mean += fresh((k + 0.5) / 1000) / 3000;
    rows.exact(Kind::function, "loss of new teams solves that equation", 0.8, mean / (steady * steady), 1e-7);
}

//! Teams of `ideas` independent projects; mean of paid over planned cost.
Sampled paid_over_planned(Scenario s, int ideas, std::uint64_t worlds) {
    s.organisation.budget_per_year = 960.0 * ideas;
    s.organisation.max_teams = 1;
    s.opportunities.initial_backlog = ideas;
    return mean_of(
        play_all<1>(alone(s, 0), worlds,
                    [&](auto&, auto&, const Outcome& o) { return std::array{o.overruns / o.delivered}; }),
        0);
}

void overruns(Rows& rows) {
    Scenario s = plain::scenario();
    s.organisation.horizon_months = 24;
    s.opportunities.overrun = {.shape = Shape::lognormal, .parameters = {0.187, 0.421}};
    s.models[0].levers.selection = Selection::face_value;
    rows.sampled(Kind::engine, "paid / planned is the mean overrun, teams need not form",
                 std::exp(0.187 + 0.421 * 0.421 / 2), paid_over_planned(s, 10, 3000));

    s.organisation.step_months = 0.25;
    s.organisation.familiarity_loss = s.organisation.knowledge_loss = 0.3;
    s.opportunities.overrun = plain::constant(1);
    s.opportunities.effort = {.shape = Shape::lognormal, .parameters = {std::log(48), 0.5}};
    const double reference = done_by(6, 0.3, 6, 0.3, 6) / 6;
    double sum = 0, weights = 0;
    for (int k = -60; k <= 60; ++k) {
        const double x = k / 10.0, weight = std::exp(-x * x / 2), months = 6 * std::exp(0.5 * x);
        sum += weight * months_for(months * reference, 0.3, 6, 0.3, 6) / months;
        weights += weight;
    }
    rows.sampled(Kind::engine, "paid / planned while teams form, efforts lognormal: quadrature",
                 sum / weights, paid_over_planned(s, 10, 2000), 0.01, 3e-4);
}

}  // namespace

std::vector<Part> team_parts() {
    return {{"Learning", "Wright 1936; linear ramp", learning_curves},
            {"Learning", "closed forms and quadrature", forming},
            {"Overruns", "closed forms and quadrature", overruns}};
}

}  // namespace fundsim::validation
