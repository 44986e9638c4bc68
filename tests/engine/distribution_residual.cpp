// Expected remaining overrun: against quadrature, at kinks, beyond the end.

#include <catch2/catch.hpp>
#include <cmath>

#include "distribution_samples.hpp"
#include "engine/distribution/residual_table.hpp"

using namespace fundsim;

namespace {

//! E[O - u | O > u] as the integral of the exceedance above u, over the exceedance at u.
double by_quadrature(const Distribution& d, double u) {
    const double end = std::min(support(d).upper, quantile(d, 1 - 1e-15, 1e-15));
    double sum = 0;
    double from = u;
    while (from < end) {
        double to = std::min(end, from + std::max(.05, .1 * from));
        for (const double kink : {1.0, 1.5, 2.0, 2.5}) {
            if (from < kink && kink < to) to = kink;
        }
        sum += samples::integral([&](double t) { return exceedance(d, t); }, from, to);
        from = to;
    }
    return sum / exceedance(d, u);
}

struct Case {
    const char* name;
    Distribution distribution;
    double top;  //!< largest u to try
};

}  // namespace

TEST_CASE("mean residual against quadrature") {
    const Case cases[] = {
        {"large_it", large_it_overrun(), 9.97},
        {"large_it, cap 50", large_it_overrun(50), 49.9},
        {"managed_shop", find_calibration("managed_shop").distribution, 3},
        {"survey", find_calibration("survey").distribution, 4},
        {"uniform", {.shape = Shape::uniform, .parameters = {1, 2}}, 1.97},
        {"triangular", {.shape = Shape::triangular, .parameters = {1, 1.5, 2.5}}, 2.4},
        {"gamma", {.shape = Shape::gamma, .parameters = {4, .3}}, 5},
        {"beta", {.shape = Shape::beta, .parameters = {2, 3, 1, 2.5}}, 2.4},
        {"weibull", {.shape = Shape::weibull, .parameters = {3, 1.3}}, 3},
        {"normal", {.shape = Shape::normal, .parameters = {1.2, .15}, .minimum = 0}, 1.8},
    };
    for (const Case& c : cases) {
        INFO(c.name);
        const ResidualTable table = make_residual_table(c.distribution);
        for (int i = 0; i < 40; ++i) {
            const double u = c.top * (i + .21) / 40;
            const double truth = std::max(by_quadrature(c.distribution, u), residual_floor);
            INFO("u = " << u);
            CHECK(std::fabs(mean_residual(table, u) - truth) < 2e-9 * (u + truth));
            CHECK(mean_excess(c.distribution, u) == Approx(by_quadrature(c.distribution, u)).epsilon(1e-8));
        }
        CHECK(mean_residual(table, 0) == Approx(mean(c.distribution)).epsilon(1e-9));
    }
}

TEST_CASE("mean residual of every shape keeps its stated error") {
    for (const samples::Sample& s : samples::all()) {
        if (mean(s.distribution) <= 0) continue;
        INFO(s.name);
        const ResidualTable table = make_residual_table(s.distribution);
        const double top = std::min(support(s.distribution).upper, quantile(s.distribution, 1 - 1e-9));
        double worst = 0;
        for (int i = 0; i < 500; ++i) {
            const double u = top * (i + .5) / 500;
            const double truth = std::max(mean_excess(s.distribution, u), residual_floor);
            worst = std::max(worst, std::fabs(mean_residual(table, u) - truth) / (u + truth));
        }
        CHECK(worst < 1e-9);
    }
}

TEST_CASE("mean residual: sharp kinks, right-hand values, the floor and the end") {
    const Distribution d{.shape = Shape::discrete, .values = {.8, 1, 2.5}, .weights = {.5, .3, .2}};
    const ResidualTable t = make_residual_table(d);
    CHECK(t.segments.size() == 3);  // straight lines, so one cell each is enough
    CHECK(mean_residual(t, 0) == Approx(1.2));
    CHECK(mean_residual(t, .5) == Approx(.7));
    CHECK(mean_residual(t, std::nextafter(.8, 0)) == Approx(.4));
    CHECK(mean_residual(t, .8) == Approx((.3 * 1 + .2 * 2.5) / .5 - .8));  // O > 0.8, no longer O >= 0.8
    CHECK(mean_residual(t, 1) == Approx(1.5));
    CHECK(mean_residual(t, 2.495) == residual_floor);
    CHECK(mean_residual(t, 2.5) == residual_floor);
    CHECK(mean_residual(t, 99) == residual_floor);
    CHECK(mean_residual(t, -3) == mean_residual(t, 0));

    const ResidualTable sure = make_residual_table({.shape = Shape::constant, .parameters = {1}});
    CHECK(mean_residual(sure, 0) == Approx(1));
    CHECK(mean_residual(sure, .75) == Approx(.25));
    CHECK(mean_residual(sure, .999) == residual_floor);
    CHECK(mean_residual(sure, 1.3) == residual_floor);

    const ResidualTable capped = make_residual_table(large_it_overrun());
    CHECK(mean_residual(capped, 9.999) == residual_floor);
    CHECK(mean_residual(capped, 10.5) == residual_floor);
    // Where the body ends the outlook jumps to that of the tail: who is at 1.5 is in it.
    CHECK(mean_residual(capped, 1.5) == Approx(mean(large_it_overrun().parts[1]) - 1.5).epsilon(1e-9));

    // An unbounded tail keeps its last value: a lognormal never comes to an end.
    const ResidualTable open = make_residual_table({.shape = Shape::lognormal, .parameters = {0, .4}});
    CHECK(mean_residual(open, 1e6) == mean_residual(open, 1e3));
    CHECK(mean_residual(open, 1e6) > .5);
}
