// The world: luck that items share, and market shifts.

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/numeric/special.hpp"
#include "engine/play/market.hpp"
#include "known_portfolio.hpp"

using namespace fundsim;
using namespace fundsim::plain;

TEST_CASE("market shifts: autocorrelation r^n, and calibrated beliefs") {
    Scenario s = plain::scenario();
    s.opportunities.initial_backlog = 400;
    s.opportunities.rho_portfolio = 0.05;
    s.opportunities.rho_area = 0.1;
    s.opportunities.shifts_per_year = 52;  // at least four in the year
    std::string fault;
    const auto prepared = prepare(s, fault);
    World w;
    double products[4] = {};
    double square = 0;
    int n = 0;
    for (std::uint64_t r = 0; r < 60; ++r) {
        draw_world(*prepared, 1, r, w);
        for (std::size_t i = 0; i < w.items; ++i, ++n) {
            double z = w.latent[i];
            square += z * z;
            for (std::uint32_t k = 0; k < 4; ++k) {
                z = shifted_latent(*prepared, w, i, k, z);
                products[k] += w.latent[i] * z;
            }
        }
    }
    for (int k = 0; k < 4;
         ++k)  // 24,000 pairs, clustered by world: 3.5 standard errors with a design effect of 4
        CHECK(std::abs(products[k] / square - std::pow(0.8, k + 1)) < 3.5 * 2 / std::sqrt(n));

    s.opportunities.shifts_per_year = 1;
    s.opportunities.sigma_case = 1;
    s.organisation.horizon_months = 36;
    s.opportunities.value_per_year = {.shape = Shape::normal, .parameters = {1000, 300}};
    s.models[teams].levers.planner_error = 0;
    s.models[teams].levers.discovery_share = 0.3;
    s.models[teams].levers.sigma_ext = 0.5;
    const auto p = prepare(s, fault);
    Workspace work;
    double inside = 0;
    double all = 0;
    for (std::uint64_t r = 0; r < 40; ++r) {
        draw_world(*p, 1, r, work.world);
        play(*p, p->rules[teams], work.world, work.state);
        for (std::uint32_t i = 0; i < work.state.work.items.size(); ++i) {
            follow_market(work.state.work, work.state.now, i);
            const Item& item = work.state.work.items[i];
            const NormalBelief b =
                posterior(work.state.regimes.each[0].views[i].belief, s.models[teams].levers);
            inside += std::abs(item.z - b.mean) < 1.6448536 * std::sqrt(b.variance);
            ++all;
        }
    }
    CHECK(std::abs(inside / all - 0.9) < 3.5 * 4 * std::sqrt(0.09 / all));  // items of a world share its luck
}

TEST_CASE("luck of the portfolio and of the area correlates what items are worth") {
    Scenario s = plain::scenario();
    s.opportunities.initial_backlog = 30;
    s.opportunities.rho_portfolio = 0.2;
    s.opportunities.rho_area = 0.3;
    s.organisation.areas = 3;
    std::string fault;
    const auto prepared = prepare(s, fault);
    World w;
    double same = 0, other = 0;
    int n_same = 0, n_other = 0;
    for (std::uint64_t r = 0; r < 4000; ++r) {
        draw_world(*prepared, 1, r, w);
        for (std::size_t i = 1; i < w.items; ++i) {
            const double product = w.latent[0] * w.latent[i];
            if (w.area[0] == w.area[i])
                same += product, ++n_same;
            else
                other += product, ++n_other;
        }
    }
    CHECK(same / n_same == Approx(0.5).margin(0.06));
    CHECK(other / n_other == Approx(0.2).margin(0.06));
}
