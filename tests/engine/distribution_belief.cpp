// Expectations under normal beliefs: against quadrature, against closed forms, at the ends of the ranges.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "distribution_samples.hpp"
#include "engine/distribution/belief_table.hpp"
#include "engine/numeric/special.hpp"
#include "engine/random/draws.hpp"

using namespace fundsim;

namespace {

//! E[Q(Phi(Y))^k] and its slope in m, Y ~ N(m, v), by the double-exponential rule between breaks.
Expectation by_quadrature(const LatentQuantile& q, Moment moment, double m, double v) {
    const double s = std::sqrt(v);
    const double low = std::max(-latent_limit, m - 9 * s);
    const double high = std::min(latent_limit, m + 9 * s);
    std::vector<double> cuts{low, high};
    for (int i = -8; i <= 8; ++i) cuts.push_back(m + i * s);
    cuts.insert(cuts.end(), q.breaks.begin(), q.breaks.end());
    std::sort(cuts.begin(), cuts.end());
    const auto power = [&](double x) {
        const double value = value_at(q, x);
        return moment == Moment::first ? value : value * value;
    };
    const auto density = [&](double x) {
        return std::exp(-0.5 * (x - m) * (x - m) / v) / (s * 2.5066282746310002);
    };
    Expectation e{0, 0};
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
        if (cuts[i] < low || cuts[i + 1] > high || cuts[i + 1] - cuts[i] < 1e-12) continue;
        e.value += samples::integral([&](double x) { return power(x) * density(x); }, cuts[i], cuts[i + 1]);
        e.slope += samples::integral([&](double x) { return power(x) * density(x) * (x - m) / v; }, cuts[i],
                                     cuts[i + 1]);
    }
    for (const double end : {-latent_limit, latent_limit}) {  // held constant beyond the limits
        const double sign = end > 0 ? 1 : -1;
        e.value += power(end) * normal_cdf(sign * (m - end) / s);
        e.slope += sign * power(end) * density(end);
    }
    return e;
}

//! Standard deviation of the value, or of its square, under the prior.
double scale_of(const LatentQuantile& q, Moment moment) {
    const double first = by_quadrature(q, moment, 0, 1).value;
    if (moment == Moment::second) return first;  // of the same order, and simpler
    return std::sqrt(by_quadrature(q, Moment::second, 0, 1).value - first * first);
}

void check_against_quadrature(const Distribution& d, Moment moment, double tolerance) {
    const LatentQuantile q = make_latent_quantile(d);
    const BeliefTable table = make_belief_table(q, moment);
    const double scale = scale_of(q, moment);
    double worst = 0;
    double worst_slope = 0;
    for (std::uint32_t i = 0; i < 120; ++i) {
        const double m = 10 * uniform({21, 0}, Purpose::look, i, 0) - 5;
        const double v = std::exp2(-8 * uniform({21, 0}, Purpose::look, i, 1));
        const Expectation truth = by_quadrature(q, moment, m, v);
        const Expectation found = expected_value(table, m, v);
        worst =
            std::max(worst, std::fabs(found.value - truth.value) / std::max(scale, std::fabs(truth.value)));
        worst_slope = std::max(worst_slope, std::fabs(found.slope - truth.slope) /
                                                std::max(scale, std::fabs(truth.slope)));
    }
    CHECK(worst < tolerance);
    CHECK(worst_slope < 30 * tolerance);
}

}  // namespace

TEST_CASE("expected value and slope against quadrature, for each kind of distribution") {
    for (const samples::Sample& s : samples::all()) {
        if (s.name == "constant") continue;
        INFO(s.name);
        check_against_quadrature(s.distribution, Moment::first, 1e-7);
    }
}

TEST_CASE("expected square and slope against quadrature") {
    for (const samples::Sample& s : samples::all()) {
        if (s.name != "beta" && s.name != "beta, U-shaped" && s.name != "discrete" &&
            s.name != "lognormal, cut" && s.name != "normal")
            continue;
        INFO(s.name);
        check_against_quadrature(s.distribution, Moment::second, 1e-7);
    }
}

TEST_CASE("nodes of the table are exact to 1e-11") {
    const LatentQuantile q = make_latent_quantile(samples::ideas());
    const BeliefTable table = make_belief_table(q);
    const double scale = scale_of(q, Moment::first);
    for (const BeliefLevel& level : table.levels) {
        for (const double m : {-3.0, -1.3125, 0.0, 0.28125, 1.5}) {
            const double node = -8 + level.spacing * std::round((m + 8) / level.spacing);
            const double error = expected_value(table, node, level.variance).value -
                                 by_quadrature(q, Moment::first, node, level.variance).value;
            CHECK(std::fabs(error) < 1e-11 * scale);
        }
    }
}

TEST_CASE("a second implementation of the table agrees: derivatives by quadrature, sums by hand") {
    const LatentQuantile q = make_latent_quantile(samples::ideas());
    const BeliefTable table = make_belief_table(q);
    const double m = 0.377, v = 0.43;
    // v lies in [2^-2 (1 + 2/4), 2^-2 (1 + 3/4)): centre 2^-2 * 1.625; nodes every 24/64.
    const double centre = .25 * 1.625, node = -8 + .375 * std::round((m + 8) / .375);
    const double s = std::sqrt(centre);
    double value = 0, factorial = 1, h = 1, before = 0;
    for (int k = 0; k < 16; ++k) {
        double derivative = 0;
        std::vector<double> cuts{-latent_limit, latent_limit, q.breaks[0], q.breaks[1]};
        for (int i = -8; i <= 8; ++i) cuts.push_back(node + i * s);
        std::sort(cuts.begin(), cuts.end());
        for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
            derivative += samples::integral(
                [&](double y) {
                    const double x = (y - node) / s;
                    double low = 0, hermite = 1;
                    for (int n = 0; n < k; ++n) {
                        const double next = x * hermite - n * low;
                        low = hermite;
                        hermite = next;
                    }
                    return value_at(q, y) * hermite * normal_pdf(x) / s / std::pow(s, k);
                },
                cuts[i], cuts[i + 1]);
        }
        if (k > 0) factorial *= k;
        value += derivative / factorial * h;
        const double next = (m - node) * h + k * (v - centre) * before;
        before = h;
        h = next;
    }
    CHECK(expected_value(table, m, v).value == Approx(value).epsilon(1e-10));
}

TEST_CASE("exact forms: constant, normal, lognormal, and their squares") {
    const auto table = [](const Distribution& d, Moment moment) {
        return make_belief_table(make_latent_quantile(d), moment);
    };
    const BeliefTable constant = table({.shape = Shape::constant, .parameters = {3}}, Moment::first);
    CHECK(expected_value(constant, 1.7, .3).value == 3);
    CHECK(expected_value(constant, 1.7, .3).slope == 0);
    CHECK(expected_value(table({.shape = Shape::constant, .parameters = {3}}, Moment::second), 1, .3).value ==
          9);
    const Distribution normal{.shape = Shape::normal, .parameters = {1, 2}};
    CHECK(expected_value(table(normal, Moment::first), .5, .3).value == 2);
    CHECK(expected_value(table(normal, Moment::first), .5, .3).slope == 2);
    CHECK(expected_value(table(normal, Moment::second), .5, .3).value == Approx(4 + 4 * .3));
    CHECK(expected_value(table(normal, Moment::second), .5, .3).slope == Approx(8));
    const Distribution lognormal{.shape = Shape::lognormal, .parameters = {1, .7}};
    const Expectation e = expected_value(table(lognormal, Moment::first), .5, .3);
    CHECK(e.value == Approx(std::exp(1 + .35 + .5 * .49 * .3)).epsilon(1e-14));
    CHECK(e.slope == Approx(.7 * e.value));
    const Expectation square = expected_value(table(lognormal, Moment::second), .5, .3);
    CHECK(square.value == Approx(std::exp(2 + .7 + 2 * .49 * .3)).epsilon(1e-14));
    CHECK(square.slope == Approx(1.4 * square.value));
    // A normal that is cut far out goes through the table and must give nearly the same.
    const Distribution nearly{.shape = Shape::normal, .parameters = {1, 2}, .minimum = -19};
    REQUIRE(table(nearly, Moment::first).form == BeliefTable::Form::table);
    CHECK(expected_value(table(nearly, Moment::first), .5, .3).value == Approx(2).epsilon(1e-9));
}

TEST_CASE("the prior expectation is the mean") {
    for (const samples::Sample& s : samples::all()) {
        INFO(s.name);
        const BeliefTable table = make_belief_table(make_latent_quantile(s.distribution));
        CHECK(expected_value(table, 0, 1).value == Approx(mean(s.distribution)).epsilon(1e-6).margin(1e-12));
        const BeliefTable square = make_belief_table(make_latent_quantile(s.distribution), Moment::second);
        const double second = mean(s.distribution) * mean(s.distribution) +
                              standard_deviation(s.distribution) * standard_deviation(s.distribution);
        if (std::isfinite(second)) CHECK(expected_value(square, 0, 1).value == Approx(second).epsilon(1e-6));
    }
}

TEST_CASE("belief tables at the ends of their ranges") {
    const LatentQuantile q = make_latent_quantile(samples::ideas());
    const BeliefTable table = make_belief_table(q);
    // No variance: the value itself, also beside a jump.
    for (const double m : {-2.0, -1.0, .2, .3, 2.5})
        CHECK(expected_value(table, m, 0).value == value_at(q, m));
    // Below 1/256 the blend is linear in v and meets the table.
    const double edge = expected_value(table, 1, 1.0 / 256).value;
    CHECK(expected_value(table, 1, 1.0 / 512).value == Approx(.5 * (edge + value_at(q, 1))).epsilon(1e-13));
    CHECK(expected_value(table, 1, std::nextafter(1.0 / 256, 0)).value == Approx(edge).epsilon(1e-13));
    CHECK(expected_value(table, 1, 2.0).value == expected_value(table, 1, 1.0).value);
    CHECK(expected_value(table, 1, -1.0).value == expected_value(table, 1, 0.0).value);
    CHECK(expected_value(table, 11, .5).value == expected_value(table, 8, .5).value);
    CHECK(expected_value(table, -11, .5).value == expected_value(table, -8, .5).value);
    CHECK(std::isfinite(expected_value(table, 8, 1).value));
    CHECK(std::isfinite(expected_value(table, -8, 1.0 / 256).slope));
    // Far out the latent is held at its limits, which counts where m is as far out.
    const LatentQuantile cut =
        make_latent_quantile({.shape = Shape::normal, .parameters = {1, 2}, .minimum = 0});
    for (const double m : {-8.0, 8.0}) {
        CHECK(expected_value(make_belief_table(cut), m, 1).value ==
              Approx(by_quadrature(cut, Moment::first, m, 1).value).epsilon(1e-7).margin(1e-12));
    }
    // Cells meet: crossing any border of cells changes the value by no more than the stated error.
    const double scale = scale_of(q, Moment::first);
    double gap = 0;
    for (int i = 1; i < 2000; ++i) {
        const double v = std::exp2(-8.0 * i / 2000);
        for (const double m : {.2, .25, .3}) {
            const double step = 1e-12;
            gap = std::max(gap, std::fabs(expected_value(table, m + step, v).value -
                                          expected_value(table, m - step, v).value));
        }
    }
    for (const BeliefLevel& level : table.levels) {
        for (int n = 0; n * level.spacing < 12; ++n) {
            const double m = -6 + (n + .5) * level.spacing;
            gap = std::max(gap, std::fabs(expected_value(table, m + 1e-12, level.variance).value -
                                          expected_value(table, m - 1e-12, level.variance).value) /
                                    (std::fabs(m) < 2 ? 1 : 100));
        }
    }
    CHECK(gap < 2e-7 * scale);
}
