// What planners believe: expectations against quadrature, the best of several attempts, shifts, calibration.

#include <numbers>

#include "engine/distribution/belief_table.hpp"
#include "engine/distribution_samples.hpp"
#include "engine/numeric/special.hpp"
#include "engine/play/market.hpp"
#include "engine/play/selection.hpp"
#include "validation/one_month.hpp"
#include "validation/sections.hpp"

namespace fundsim::validation {

namespace {

//! E f(Y), Y ~ N(m, v), over from .. to, in pieces that may be singular at their ends.
double expectation(double m, double v, double from, double to, auto f) {
    constexpr int pieces = 24;
    const double sd = std::sqrt(v), width = (to - from) / pieces;
    const auto weighted = [&](double y) {
        const double u = (y - m) / sd;
        return f(y) * std::exp(-u * u / 2) / (sd * std::sqrt(2 * std::numbers::pi));
    };
    double sum = 0;
    for (int k = 0; k < pieces; ++k)
        sum += samples::integral(weighted, from + k * width, from + (k + 1) * width);
    return sum;
}

double upper_tail(double z) { return 0.5 * std::erfc(z / std::sqrt(2.0)); }

void expectations(Rows& rows) {
    const auto engine = [](const Distribution& d, double m, double v) {
        return expected_value(make_belief_table(make_latent_quantile(d)), m, v).value;
    };
    rows.exact(Kind::function, "E[V | m, v] of normal values is exact", 100 + 40 * 0.7,
               engine(normal_value(100, 40), 0.7, 0.4), 1e-12);
    const Distribution pareto{.shape = Shape::pareto, .parameters = {1, 1.5}};
    rows.exact(Kind::function, "E[V | 1, .5], Pareto with exponent 1.5",
               expectation(1, 0.5, -9, 12, [](double z) { return std::pow(upper_tail(z), -1 / 1.5); }),
               engine(pareto, 1, 0.5), 1e-7);
    // A tenth harmful, half worth nothing, the rest lognormal: three stretches of the latent.
    const Distribution ideas{.shape = Shape::mixture,
                             .weights = {0.1, 0.5, 0.4},
                             .parts = {{.shape = Shape::uniform, .parameters = {-300, 0}},
                                       plain::constant(0),
                                       {.shape = Shape::lognormal, .parameters = {6.2, 1.1}}}};
    const double low = normal_quantile(0.1), high = -normal_quantile(0.4);
    for (const double v : {0.5, 0.05}) {
        const double m = 0.4;
        const double harm = expectation(m, v, -9, low, [](double z) { return -300 + 3000 * upper_tail(-z); });
        const double gain = expectation(m, v, high, 9, [](double z) {
            return std::exp(6.2 - 1.1 * normal_quantile(std::min(1.0, upper_tail(z) / 0.4)));
        });
        rows.exact(Kind::function,
                   v == 0.5 ? "E[V | .4, .5], ideas that may harm" : "E[V | .4, .05], the same", harm + gain,
                   engine(ideas, m, v), 5e-6);
    }
}

//! Expected uniform fit of the best of n looks of noise `sigma` at attempts correlated by rho: given the
//! largest of n normals x, the latent is normal with mean w sqrt(q) x.
double expected_best(int n, double rho, double sigma) {
    const double q = 1 - rho + sigma * sigma, w = (1 - rho) / q;
    const double variance = rho + (1 - rho) * (1 - w);
    return expectation(0, 1, -9, 9, [&](double x) {
        return n * std::pow(upper_tail(-x), n - 1) *
               upper_tail(-w * std::sqrt(q) * x / std::sqrt(1 + variance));
    });
}

void attempts(Rows& rows) {
    constexpr int together = 10;
    const auto best_of = [](int n, double rho, double sigma) {
        Scenario s = one_month(together, together, plain::constant(1));
        s.opportunities.fit = {.shape = Shape::uniform, .parameters = {0, 1}};
        s.opportunities.rho_fit = rho;
        Levers& l = s.models[1].levers;
        l.discovery_share = 0.15;
        l.concepts = n;
        l.sigma_usage = l.sigma_look = sigma;
        return mean_of(play_all<1>(alone(s, 1), 3000,
                                   [](auto&, auto&, const Outcome& o) {
                                       return std::array{o.realised_benefit / together};
                                   }),
                       0);
    };
    rows.sampled(Kind::engine, "best of 2 attempts, perfect looks: 2/3", 2.0 / 3, best_of(2, 0, 0));
    rows.sampled(Kind::engine, "best of 5 attempts, perfect looks: 5/6", 5.0 / 6, best_of(5, 0, 0));
    rows.sampled(Kind::engine, "best of 3 attempts correlated by .5", expected_best(3, 0.5, 0),
                 best_of(3, 0.5, 0));
    rows.sampled(Kind::engine, "the same, looks of noise .7", expected_best(3, 0.5, 0.7),
                 best_of(3, 0.5, 0.7));
}

//! Nobody takes up an idea, and its latent drifts through `n` shifts: slope of the last on the first.
Sampled memory(std::uint32_t n) {
    constexpr std::size_t together = 60;
    Scenario s = plain::scenario();
    s.organisation.horizon_months = 12;
    s.opportunities.initial_backlog = together;
    s.opportunities.value_per_year = normal_value(-1e6, 1);
    s.opportunities.shifts_per_year = 2;
    const auto plays = play_all<2 * together + 1>(alone(s, 1), 4000, [](auto&, Workspace& w, const Outcome&) {
        std::array<double, 2 * together + 1> out;
        for (std::uint32_t i = 0; i < together; ++i) {
            follow_market(w.state.work, w.state.now, i);
            out[2 * i] = w.world.latent[i];
            out[2 * i + 1] = w.state.work.items[i].z;
        }
        out.back() = w.state.work.items[0].shifts_seen;
        return out;
    });
    std::vector<double> before, after;
    for (const auto& play : plays) {
        if (play.back() != n) continue;
        for (std::size_t i = 0; i < together; ++i)
            before.push_back(play[2 * i]), after.push_back(play[2 * i + 1]);
    }
    const Comoments c = comoments_of(before, after);
    const double slope = c.products / c.squares_x;
    return {slope,
            std::sqrt((c.squares_y - slope * c.products) / static_cast<double>(c.count) / c.squares_x)};
}

void shifts(Rows& rows) {
    rows.sampled(Kind::engine, "memory .8: after one market shift", 0.8, memory(1), 0.011);
    rows.sampled(Kind::engine, "after two", 0.64, memory(2), 0.02);
    rows.sampled(Kind::engine, "after three", 0.512, memory(3), 0.035);
}

//! Share of ideas whose latent lies in the 90 % interval believed in that month, planners knowing their
//! noise.
Sampled inside(int month, bool with_shifts) {
    Scenario s = plain::scenario();
    Opportunities& w = s.opportunities;
    s.organisation.horizon_months = month;
    s.organisation.areas = 3;
    s.organisation.budget_per_year = 2880;
    w.initial_backlog = 30;
    w.value_per_year = normal_value(1000, 300);
    w.fit = {.shape = Shape::beta, .parameters = {3, 1.5}};
    w.sigma_case = 1;
    w.rho_portfolio = 0.05;
    w.rho_area = 0.1;
    w.rho_fit = 0.5;
    w.shifts_per_year = with_shifts ? 1 : 0;
    Levers& l = s.models[1].levers;
    l.planner_error = 0;
    l.discovery_share = 0.3;
    l.sigma_ext = 0.5;
    l.follow_up = true;
    return mean_of(play_all<1>(alone(s, 1), 900,
                               [&](const Prepared& p, Workspace& at, const Outcome&) {
                                   double sum = 0;
                                   for (std::uint32_t i = 0; i < at.state.work.items.size(); ++i) {
                                       follow_market(at.state.work, at.state.now, i);
                                       const Item& item = at.state.work.items[i];
                                       const NormalBelief b = posterior(
                                           at.state.regimes.each[0].views[i].belief, p.rules[0].levers);
                                       sum += std::abs(item.z - b.mean) < 1.6448536 * std::sqrt(b.variance);
                                   }
                                   return std::array{sum / 30};
                               }),
                   0);
}

void calibration(Rows& rows) {
    for (const int month : {1, 6, 12, 24, 36})
        rows.sampled(Kind::engine, "truth within the believed 90 % interval, month " + std::to_string(month),
                     0.9, inside(month, true));
    rows.sampled(Kind::engine, "the same without market shifts, month 36", 0.9, inside(36, false));
}

}  // namespace

std::vector<Part> belief_parts() {
    return {{"Beliefs", "quadrature", expectations},
            {"Attempts", "order statistics; quadrature", attempts},
            {"Market shifts", "autoregression of first order", shifts},
            {"Calibration", "coverage of normal posteriors", calibration}};
}

}  // namespace fundsim::validation
