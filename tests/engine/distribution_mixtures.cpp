// Atoms, conditioning, mixtures, and the calibrations that are made of them.

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "engine/distribution/calibrations.hpp"
#include "engine/distribution/distribution.hpp"
#include "engine/distribution/latent_quantile.hpp"
#include "engine/random/draws.hpp"

using namespace fundsim;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("lists of values and atoms: generalised inverse") {
    const Distribution d{.shape = Shape::discrete, .values = {5, 1, 2}, .weights = {.5, .2, .3}};
    CHECK(quantile(d, .1) == 1);
    CHECK(quantile(d, .2) == 1);  // the smallest value with at least that probability
    CHECK(quantile(d, .2000001) == 2);
    CHECK(quantile(d, .5) == 2);
    CHECK(quantile(d, .51) == 5);
    CHECK(cumulative(d, 1.999) == Approx(.2));
    CHECK(cumulative(d, 2) == Approx(.5));
    CHECK(mean(d) == Approx(3.3));
    CHECK(standard_deviation(d) == Approx(std::sqrt(.2 * 2.3 * 2.3 + .3 * 1.3 * 1.3 + .5 * 1.7 * 1.7)));
    const Distribution e{.shape = Shape::empirical, .values = {3, 1, 3, 9}};
    CHECK(quantile(e, .25) == 1);
    CHECK(quantile(e, .26) == 3);
    CHECK(quantile(e, .75) == 3);
    CHECK(mean(e) == 4);
    CHECK(quantile({.shape = Shape::constant, .parameters = {7}}, .3) == 7);
    CHECK(standard_deviation({.shape = Shape::constant, .parameters = {7}}) == 0);
}

TEST_CASE("conditioning redraws, it does not clamp") {
    const Distribution d{.shape = Shape::normal, .parameters = {0, 1}, .minimum = -1, .maximum = .5};
    const LatentQuantile q = make_latent_quantile(d);
    int at_the_ends = 0;
    int outside = 0;
    for (std::uint32_t i = 0; i < 5000; ++i) {
        const double x = value_at(q, normal({3, 0}, Purpose::value, i, 0));
        outside += !(x >= -1 && x <= .5);
        at_the_ends += x == -1 || x == .5;
    }
    CHECK(outside == 0);
    CHECK(at_the_ends == 0);  // clamping would put almost half of them there
    // Atoms: those outside go, the others share their probability; one on the bound stays.
    const Distribution e{
        .shape = Shape::discrete, .minimum = 2, .values = {1, 2, 5}, .weights = {.2, .3, .5}};
    CHECK(cumulative(e, 2) == Approx(.375));
    CHECK(mean(e) == Approx(.375 * 2 + .625 * 5));
    // A mixture is conditioned as a whole: its parts keep their odds inside the bounds.
    const Distribution m{.shape = Shape::mixture,
                         .maximum = 1,
                         .weights = {.5, .5},
                         .parts = {{.shape = Shape::uniform, .parameters = {0, 1}},
                                   {.shape = Shape::uniform, .parameters = {0, 4}}}};
    CHECK(faults(m).empty());
    CHECK(cumulative(m, .25) == Approx(.25));
    const Distribution n{.shape = Shape::mixture,
                         .maximum = 2,
                         .weights = {.5, .5},
                         .parts = {{.shape = Shape::uniform, .parameters = {0, 1}},
                                   {.shape = Shape::uniform, .parameters = {1, 5}}}};
    CHECK(cumulative(n, 1) == Approx(.5 / .625));
}

TEST_CASE("mixtures: disjoint, overlapping, with atoms inside") {
    const Distribution two{.shape = Shape::mixture,
                           .weights = {.3, .7},
                           .parts = {{.shape = Shape::normal, .parameters = {0, 1}},
                                     {.shape = Shape::normal, .parameters = {4, 2}}}};
    for (const double x : {-2.0, .5, 2.0, 7.0}) {
        const double p = .3 * cumulative(two.parts[0], x) + .7 * cumulative(two.parts[1], x);
        CHECK(cumulative(two, x) == Approx(p).epsilon(1e-14));
        CHECK(quantile(two, p) == Approx(x).epsilon(1e-12));
    }
    CHECK(mean(two) == Approx(2.8));
    CHECK(standard_deviation(two) ==
          Approx(std::sqrt(.3 * 1 + .7 * 4 + .3 * 2.8 * 2.8 + .7 * 1.2 * 1.2)).epsilon(1e-12));

    const Distribution atom{.shape = Shape::mixture,
                            .weights = {.3, .2, .5},
                            .parts = {{.shape = Shape::normal, .parameters = {0, 1}},
                                      {.shape = Shape::constant, .parameters = {.5}},
                                      {.shape = Shape::lognormal, .parameters = {0, 1}}}};
    const double before = .3 * cumulative(atom.parts[0], .5) + .5 * cumulative(atom.parts[2], .5);
    CHECK(quantile(atom, before + 1e-9) == .5);
    CHECK(quantile(atom, before + .1999999) == .5);
    CHECK(quantile(atom, before - 1e-6) == Approx(.5).margin(1e-5));
    CHECK(quantile(atom, before - 1e-6) < .5);
    CHECK(quantile(atom, before + .2 + 1e-6) > .5);
    CHECK(cumulative(atom, .5) - cumulative(atom, std::nextafter(.5, 0)) == Approx(.2).epsilon(1e-12));
    const Support s = support(atom);
    CHECK(s.lower == -infinity);
    CHECK(s.upper == infinity);
    const Support nested = support({.shape = Shape::mixture,
                                    .maximum = 8,
                                    .weights = {.5, .5},
                                    .parts = {atom, {.shape = Shape::pareto, .parameters = {1, 2}}}});
    CHECK(nested.upper == 8);
}

TEST_CASE("calibrations have the moments that their sources give") {
    CHECK(mean(large_it_overrun(5)) == Approx(1.191).margin(5e-4));
    CHECK(mean(large_it_overrun(10)) == Approx(1.290).margin(5e-4));
    CHECK(mean(large_it_overrun(20)) == Approx(1.379).margin(5e-4));
    CHECK(mean(large_it_overrun(50)) == Approx(1.475).margin(5e-4));
    const Distribution large = find_calibration("large_it").distribution;
    CHECK(large == large_it_overrun(10));
    CHECK(mean(large.parts[0]) == Approx(.91).epsilon(1e-12));
    CHECK(exceedance(large, 1.5) == Approx(.18).epsilon(1e-12));  // 18 % overrun by more than half
    CHECK(mean(find_calibration("managed_shop").distribution) == Approx(1.006).margin(5e-4));
    CHECK(quantile(find_calibration("managed_shop").distribution, .5) == Approx(.945).margin(5e-4));
    CHECK(mean(find_calibration("survey").distribution) == Approx(1.317).margin(5e-4));
    CHECK(find_calibration("none").name.empty());
    for (const Calibration& c : calibrations()) {
        INFO(c.name);
        CHECK(faults(c.distribution).empty());
        CHECK((c.grade == 'A' || c.grade == 'B' || c.grade == 'C'));
        CHECK(!c.source.empty());
    }
}
