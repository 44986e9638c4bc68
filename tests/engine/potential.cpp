// What there is to be had in a world has the mean that is computed for it.

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "engine/statistics/moments.hpp"
#include "engine/world/potential.hpp"
#include "plain_scenario.hpp"

using namespace fundsim;

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

//! Mean potential of 20,000 worlds against the expected one, in standard errors.
double distance(const Scenario& s) {
    std::string fault;
    const auto p = prepare(s, fault);
    REQUIRE(p);
    World world;
    std::vector<double> sample;
    for (std::uint64_t r = 0; r < 20'000; ++r) {
        draw_world(*p, 1, r, world);
        sample.push_back(world.potential);
    }
    const Moments m = moments_of(sample);
    return (m.mean - expected_potential(*p)) / std::sqrt(variance(m) / static_cast<double>(m.count));
}

}  // namespace

TEST_CASE("the potential of a world has the mean that is expected of it") {
    Scenario s = plain::scenario();
    Opportunities& o = s.opportunities;
    o.initial_backlog = 5;
    o.arrivals_per_year = 6;
    o.value_per_year = {.shape = Shape::lognormal, .parameters = {3, 0.8}};
    o.rho_portfolio = 0.2;
    CHECK(std::abs(distance(s)) < 4);

    o.use_benefit_cost_ratio = true;  // values that depend on efforts
    o.benefit_cost_ratio = {.shape = Shape::lognormal, .parameters = {0.2, 0.7}};
    o.effort = {.shape = Shape::lognormal, .parameters = {3, 0.6}};
    o.rho_value_effort = 0.6;
    CHECK(std::abs(distance(s)) < 4);

    o.sigma_case = 0.7;  // listed: benefits that the truth is drawn given, and one of which nothing is known
    o.case_bias = 0.3;
    o.initial_backlog = 0;
    o.arrivals_per_year = 1;
    o.listed = {{"a", 0, 20, 600, unknown}, {"b", 3, 10, 5, unknown}, {"c", 3, unknown, unknown, unknown}};
    CHECK(std::abs(distance(s)) < 4);
}
