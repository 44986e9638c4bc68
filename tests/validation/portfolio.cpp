// Published portfolio problems: exchange options, many small bets, a megafund, a table of eight projects.

#include "engine/distribution/belief_table.hpp"
#include "engine/numeric/special.hpp"
#include "validation/one_month.hpp"
#include "validation/sections.hpp"

namespace fundsim::validation {

namespace {

Distribution lognormal_with_mean(double mean, double spread) {
    return {.shape = Shape::lognormal, .parameters = {std::log(mean) - spread * spread / 2, spread}};
}

//! Money that a benefit of 1 a year is worth: 1, without discounting.
void make_benefits_money(Scenario& s) {
    s.organisation.discount_rate = 0;
    s.organisation.erosion_orphan = s.organisation.erosion_owned = 1;
}

//! Projects whose benefit and cost are known beforehand and correlated, bought where they pay.
Sampled exchange(double benefit, double spread_b, double cost, double spread_c, double correlation) {
    constexpr int ideas = 10;
    Scenario s = one_month(ideas, ideas, lognormal_with_mean(benefit, spread_b));
    make_benefits_money(s);
    s.opportunities.effort = lognormal_with_mean(cost, spread_c);
    s.opportunities.rho_value_effort = correlation;
    s.organisation.person_month_cost = 1;
    s.organisation.team_size = 5000;  // whatever the effort, it is done in the first month
    s.organisation.budget_per_year = 12.0 * 5000 * ideas;
    Levers& l = s.models[0].levers;
    l.cycle_months = 0;
    l.hurdle = 1;
    const auto rows = play_all<2>(alone(s, 0), 50'000, [&](auto&, Workspace& w, const Outcome& o) {
        double sum = 0;
        for (const double b : w.world.value) sum += b / ideas;
        return std::array{o.npv / ideas, sum};
    });
    return mean_given(rows, 0, 1, benefit);
}

void exchange_options(Rows& rows) {
    rows.sampled(Kind::engine, "(B - C)+ of (100, 100), sd of log .5, .4, correlation 0", 25.115008,
                 exchange(100, 0.5, 100, 0.4, 0));
    rows.sampled(Kind::engine, "(B - C)+ of (120, 100), sd of log .8, .4, correlation .3", 44.230588,
                 exchange(120, 0.8, 100, 0.4, 0.3));
}

//! Believed value of what is done of `ideas` that share 6,400 users: prior N(-1, 1), noise 10 a user. The
//! control variate has a known mean, the value of seeing everything.
Sampled small_bets(double ideas, std::uint64_t worlds) {
    constexpr int together = 10;
    Scenario s = one_month(together, together, normal_value(-1, 1));
    s.opportunities.sigma_case = 10 / std::sqrt(6400 / ideas);
    s.models[1].levers.planner_error = 0;
    const auto rows = play_all<2>(alone(s, 1), worlds, [&](auto&, Workspace& w, const Outcome& o) {
        double perfect = 0;
        for (const double z : w.world.latent) perfect += std::max(0.0, z - 1);
        return std::array{o.planned_benefit / together, perfect / together};
    });
    return scaled(mean_given(rows, 0, 1, unit_normal_loss(1)), ideas);
}

//! The same without sampling, for any values: E over signals of (E[V | signal])+, from the engine's own table
//! of expectations. Signals are about the latent here, so that a tail keeps its exponent.
double small_bets(const BeliefTable& values, double ideas) {
    const double variance = 100 * ideas / 6400;
    const double spread = 1 / std::sqrt(1 + variance);  // of the believed mean
    constexpr int intervals = 4000;
    double sum = 0;
    for (int k = 0; k <= intervals; ++k) {
        const double x = -8 + 16.0 * k / intervals;
        const double weight = k == 0 || k == intervals ? 1 : k % 2 ? 4 : 2;
        const double mean = expected_value(values, spread * x, variance / (1 + variance)).value;
        sum += weight * normal_pdf(x) * std::max(0.0, mean);
    }
    return ideas * sum * 16 / intervals / 3;
}

void many_small_bets(Rows& rows) {
    rows.sampled(Kind::engine, "normal values, 32 ideas share 6,400 users", 1.3930, small_bets(32, 120'000),
                 0.01, 5e-5);
    const Sampled at_peak = small_bets(64, 220'000);
    rows.sampled(Kind::engine, "normal values, 64 ideas: the peak", 1.6081, at_peak, 0.01, 5e-5);
    rows.sampled(Kind::engine, "one of them", 0.025127, scaled(at_peak, 1.0 / 64), 0.01, 5e-7);
    rows.sampled(Kind::engine, "normal values, 128 ideas", 1.2494, small_bets(128, 230'000), 0.015, 5e-5);
    const BeliefTable normal = make_belief_table(make_latent_quantile(normal_value(-1, 1)));
    rows.exact(Kind::function, "normal values, 64 ideas, by quadrature", 1.6081, small_bets(normal, 64),
               4e-5);
    const BeliefTable heavy =
        make_belief_table(make_latent_quantile({.shape = Shape::student_t, .parameters = {1.5, -1, 1}}));
    const double few = small_bets(heavy, 32), more = small_bets(heavy, 64), most = small_bets(heavy, 128);
    rows.at_least(Kind::function, "tails t1.5: 64 ideas bring more than 32", few, {more, 0});
    rows.remark("signals about the latent: the published figures have them about the value itself");
    rows.at_least(Kind::function, "tails t1.5: 128 bring more than 64", more, {most, 0});
    const std::string why =
        "noise acts on the latent of a value, not on the value: the same for normal values only";
    rows.absent("f(100) for t3, t1.5", ".153076, .611407", why);
    rows.absent("32, 64, 128 ideas for t1.5", "20.39, 39.13, 73.58", why);
}

//! 150 projects (or one) at $200M, each with one chance in twenty of $12.3B ten years later.
std::vector<std::array<double, 2>> fund(int projects, std::uint64_t worlds) {
    const int teams = std::min(projects, 10);
    Scenario s =
        one_month(projects, teams, {.shape = Shape::discrete, .values = {0, 12300}, .weights = {0.95, 0.05}});
    make_benefits_money(s);
    s.organisation.horizon_months = projects / teams;  // one after the other; time costs nothing here
    s.opportunities.sigma_case = 1e6;                  // nobody knows which
    s.models[0].levers.cycle_months = 0;
    return play_all<2>(alone(s, 0), worlds, [&](auto&, auto&, const Outcome& o) {
        return std::array{o.pv_income / (200.0 * projects), static_cast<double>(o.effective >= 3)};
    });
}

void megafund(Rows& rows) {
    const auto annual_sd = [](const auto& plays) {
        const std::vector<double> x = column(plays, 0);
        const Moments m = moments_of(x);
        double fourth = 0;
        for (const double v : x) fourth += std::pow(v - m.mean, 4) / static_cast<double>(m.count);
        const double s2 = variance(m);
        const double error =
            std::sqrt((fourth - s2 * s2) / static_cast<double>(m.count)) / (2 * std::sqrt(s2));
        return scaled({std::sqrt(s2), error}, 100 / std::sqrt(10.0));
    };
    const auto many = fund(150, 16'000);
    rows.sampled(Kind::engine, "at least 3 of 150 succeed", 0.9818, mean_of(many, 1), 0.01, 5e-5);
    const Sampled multiple = mean_of(many, 0);
    const double yearly = std::pow(multiple.value, 0.1);
    rows.sampled(Kind::engine, "annualised mean return, %", 11.89,
                 {100 * (yearly - 1), 100 * 0.1 * yearly / multiple.value * multiple.standard_error}, 0.015,
                 5e-3);
    rows.sampled(Kind::engine, "annualised sd of 150 projects, %", 34.6, annual_sd(many), 0.025, 0.05);
    rows.sampled(Kind::engine, "annualised sd of one project, %", 423.9, annual_sd(fund(1, 260'000)), 0.016,
                 0.05);
}

//! Revenue, rate of success and cost, $k, of the eight projects of Crystal Ball's example. Projects 3 and 4
//! have the same expected revenue per cost; a billionth on the larger one's lets it go first.
Scenario eight_projects(double budget) {
    struct Project {
        double revenue, success, cost;
    };
    constexpr Project table[] = {{750, 0.9, 250}, {1500, 0.7, 650}, {1800 * (1 + 1e-9), 0.4, 500},
                                 {600, 0.6, 250}, {1250, 0.8, 700}, {150, 0.6, 30},
                                 {900, 0.7, 350}, {250, 0.9, 70}};
    Scenario s = plain::scenario();
    make_benefits_money(s);
    s.organisation.person_month_cost = 1;
    s.organisation.team_size =
        10.0 / 12;  // a slot is worth 10 a year; a project takes a year and what it costs
    s.organisation.budget_per_year = budget;
    s.organisation.max_teams = 100;
    s.opportunities.initial_backlog = 0;
    s.opportunities.value_per_year = normal_value(1000, 1000);
    for (const Project& p : table)
        s.opportunities.listed.push_back({.name = "",
                                          .arrival_month = 0,
                                          .effort = p.cost,
                                          .benefit = p.success * p.revenue,
                                          .overrun = 1});
    return s;
}

void crystal_ball(Rows& rows) {
    const Outcome all = plain::play_one(eight_projects(2800), 0);
    rows.exact(Kind::engine, "all eight, $k: cost", 2800, all.spend, 1e-9);
    rows.exact(Kind::engine, "all eight, $k: profit", 1950, all.npv, 1e-6);
    const Outcome best = plain::play_one(eight_projects(2000), 0);
    rows.exact(Kind::engine, "best within $2.0M: cost", 1850, best.spend, 1e-9);
    rows.remark(
        "in the order of revenue per cost; a billionth lets the larger of two equal projects go first");
    rows.exact(Kind::engine, "best within $2.0M: profit", 1540, best.npv, 1e-6);
}

void beyond(Rows& rows) {
    rows.absent("optimal reallocation between two arms, 2, 5, 10, 20 pulls",
                "1.083333, 2.888889, 6.021786, 12.431265",
                "no arm pays a win or a loss at each pull: work changes the initiative it is spent on");
    rows.absent("false wins at .025, power .8, prior .08", ".264368",
                "no significance test: decisions follow posterior expectations, signals are about a latent");
    rows.absent("Ishigami: S 1-3, totals", ".3139, .4424, 0; .5576, .4424, .2437",
                "indices of a study over parameters, not of the model");
}

}  // namespace

std::vector<Part> portfolio_parts() {
    return {{"Correlated benefit and cost", "Margrabe 1978", exchange_options},
            {"Many small bets", "Azevedo et al. 2020", many_small_bets},
            {"Megafund", "Fernandez, Stein & Lo 2012", megafund},
            {"Project selection under a budget", "Oracle, Crystal Ball example", crystal_ball},
            {"Not in the model", "Gittins 1979; Kohavi et al. 2020; Ishigami & Homma 1990", beyond}};
}

}  // namespace fundsim::validation
