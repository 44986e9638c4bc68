// Moments, intervals, order statistics: against published values and against the definition.

#include <catch2/catch.hpp>
#include <cmath>
#include <random>
#include <vector>

#include <boost/math/distributions/students_t.hpp>

#include "engine/statistics/estimate.hpp"
#include "engine/statistics/moments.hpp"

using namespace fundsim;

namespace {

std::vector<double> sample(std::size_t size, double offset = 0) {
    std::mt19937_64 bits(7);
    std::vector<double> out;
    for (std::size_t i = 0; i < size; ++i) out.push_back(offset + double(bits() >> 11) / 9007199254740992.0);
    return out;
}

//! A standard normal number (Box & Muller 1958).
double normal(std::mt19937_64& bits) {
    const double u = (double(bits() >> 11) + 0.5) / 9007199254740992.0,
                 v = double(bits() >> 11) / 9007199254740992.0;
    return std::sqrt(-2 * std::log(u)) * std::cos(2 * 3.14159265358979323846 * v);
}

}  // namespace

TEST_CASE("moments of a textbook sample") {
    const Moments moments = moments_of(std::vector<double>{2, 4, 4, 4, 5, 5, 7, 9});
    CHECK(moments.count == 8);
    CHECK(moments.mean == 5);
    CHECK(moments.squares == 32);
    CHECK(variance(moments) == Approx(32.0 / 7));
}

TEST_CASE("moments keep their digits far from zero") {
    // A sum of squares without a shift loses all of them here.
    const Moments near = moments_of(sample(1000)), far = moments_of(sample(1000, 1e9));
    CHECK(variance(far) == Approx(variance(near)).epsilon(1e-6));
    Moments merged;
    const std::vector<double> all = sample(1000, 1e9);
    for (std::size_t i = 0; i < 1000; i += 100)
        merged = merge(merged, moments_of(std::span(all).subspan(i, 100)));
    CHECK(merged.mean == Approx(far.mean).epsilon(1e-15));
    CHECK(variance(merged) == Approx(variance(near)).epsilon(1e-6));
}

TEST_CASE("merged moments are those of the whole sample, whatever the cuts") {
    const std::vector<double> all = sample(1000);
    const Moments whole = moments_of(all);
    for (std::size_t cut : {0, 1, 17, 500, 999, 1000}) {
        const Moments merged =
            merge(moments_of(std::span(all).first(cut)), moments_of(std::span(all).subspan(cut)));
        CHECK(merged.count == whole.count);
        CHECK(merged.mean == Approx(whole.mean).epsilon(1e-14));
        CHECK(merged.squares == Approx(whole.squares).epsilon(1e-13));
    }
    CHECK(merge(Moments{}, whole) == whole);
    CHECK(merge(whole, Moments{}) == whole);
    CHECK(variance(moments_of(std::vector<double>{3})) == 0);
}

TEST_CASE("comoments: by hand, and merged") {
    const std::vector<double> x{1, 2, 3, 4}, y{2, 1, 4, 5};
    const Comoments moments = comoments_of(x, y);
    CHECK(moments.mean_x == 2.5);
    CHECK(moments.mean_y == 3);
    CHECK(moments.products == Approx(6));
    const auto part = [&](std::size_t first, std::size_t size) {
        return comoments_of(std::span(x).subspan(first, size), std::span(y).subspan(first, size));
    };
    for (std::size_t cut : {0, 1, 2, 3, 4}) {
        const Comoments merged = merge(part(0, cut), part(cut, 4 - cut));
        CHECK(merged.count == 4);
        CHECK(merged.products == Approx(6));
        CHECK(merged.squares_x == Approx(5));
        CHECK(merged.squares_y == Approx(10));
    }
}

TEST_CASE("Student's t quantile agrees with Boost.Math") {
    for (double freedom : {1, 2, 3, 7, 15, 29, 30, 31, 32, 40, 99, 1000, 1000000}) {
        INFO(freedom);
        const boost::math::students_t_distribution<double> t(freedom);
        CHECK(student_t_975(freedom) == Approx(quantile(t, 0.975)).epsilon(1e-7));
    }
    CHECK(std::isinf(student_t_975(0)));
}

TEST_CASE("a mean's interval: by hand, and with one value or none") {
    const Estimate estimate = mean_estimate(moments_of(std::vector<double>{1, 2, 3, 4, 5}));
    // t(4) = 2.776445, s = sqrt(2.5)
    CHECK(estimate.value == 3);
    CHECK(estimate.high - 3 == Approx(2.776445105 * std::sqrt(2.5 / 5)));
    CHECK(3 - estimate.low == Approx(estimate.high - 3));
    const Estimate one = mean_estimate(moments_of(std::vector<double>{7}));
    CHECK((one.value == 7 && std::isinf(one.low) && std::isinf(one.high)));
    CHECK(std::isnan(mean_estimate(Moments{}).value));
}

TEST_CASE("95 % intervals of a mean hold the truth in 95 % of samples, small ones too") {
    std::mt19937_64 bits(11);
    constexpr int trials = 20'000;
    int held = 0;
    for (int trial = 0; trial < trials; ++trial) {
        std::vector<double> five;
        for (int i = 0; i < 5; ++i) five.push_back(10 + normal(bits));
        const Estimate estimate = mean_estimate(moments_of(five));
        held += estimate.low <= 10 && 10 <= estimate.high;
    }
    const double standard_error = std::sqrt(0.95 * 0.05 / trials);
    CHECK(std::abs(double(held) / trials - 0.95) < 4 * standard_error);
}

TEST_CASE("a mean with a control variate: by hand, with exact dependence, and without any") {
    const std::vector<double> x{1, 2, 3, 4}, y{2, 1, 4, 5};
    // b = 6/5, so 3 - 1.2 (2.5 - 2); residual 10 - 1.2 * 6 = 2.8 with 2 degrees of freedom, t(2) = 4.30265273
    const Estimate e = controlled_mean_estimate(comoments_of(x, y), 2);
    CHECK(e.value == Approx(2.4));
    CHECK(e.high - e.value == Approx(4.30265273 * std::sqrt(2.8 / 2 * (0.25 + 0.25 / 5))));
    CHECK(e.value - e.low == Approx(e.high - e.value));
    // What follows from x alone is known without error.
    const Estimate known = controlled_mean_estimate(comoments_of(x, std::vector<double>{5, 7, 9, 11}), 10);
    CHECK(known.value == Approx(23));
    CHECK(known.high == known.low);
    // Nor is rounding an error: what follows from x but for parts in 1e8 of itself.
    std::vector<double> near{1e4, 3e4, 7e4, 2e4, 5e4}, rounded;
    for (const double v : near) rounded.push_back(v / 3 + 1e-4 * std::sin(v));
    const Estimate certain = controlled_mean_estimate(comoments_of(near, rounded), 4e4);
    CHECK(certain.high == certain.low);
    rounded[0] += 1;
    const Estimate uncertain = controlled_mean_estimate(comoments_of(near, rounded), 4e4);
    CHECK(uncertain.high - uncertain.low > 0.1);
    // Nothing to be learned from a constant, nor from three pairs.
    const std::vector<double> constant(4, 7.0);
    CHECK(controlled_mean_estimate(comoments_of(constant, y), 2) == mean_estimate(moments_of(y)));
    const std::span<const double> three_x(x.data(), 3), three_y(y.data(), 3);
    CHECK(controlled_mean_estimate(comoments_of(three_x, three_y), 2) == mean_estimate(moments_of(three_y)));
}

TEST_CASE("Wilson's interval: published examples") {
    // Newcombe 1998, Statistics in Medicine 17, table I, method 3
    const auto near = [](const Estimate& estimate, double low, double high) {
        return std::abs(estimate.low - low) < 5e-5 && std::abs(estimate.high - high) < 5e-5;
    };
    CHECK(near(proportion_estimate(81, 263), 0.2553, 0.3662));
    CHECK(near(proportion_estimate(15, 148), 0.0624, 0.1605));
    CHECK(near(proportion_estimate(0, 20), 0, 0.1611));
    CHECK(near(proportion_estimate(1, 29), 0.0061, 0.1718));
    CHECK(near(proportion_estimate(20, 20), 1 - 0.1611, 1));
    CHECK(proportion_estimate(0, 20).low == 0);
    CHECK(proportion_estimate(20, 20).high == 1);
    CHECK(std::isnan(proportion_estimate(0, 0).value));
}

TEST_CASE("a ratio of sums and its interval") {
    // Cochran's formula by hand: x = 1 2 3 4, y = 2 3 7 8, r = 2, residuals y - r x = 0 -1 1 0
    const Estimate estimate =
        ratio_estimate(comoments_of(std::vector<double>{1, 2, 3, 4}, std::vector<double>{2, 3, 7, 8}));
    CHECK(estimate.value == Approx(2));
    CHECK(estimate.high - 2 == Approx(3.182446305 * std::sqrt(2.0 / 3 / 4) / 2.5));
    CHECK(2 - estimate.low == Approx(estimate.high - 2));
    // A constant ratio has no error.
    const Estimate exact =
        ratio_estimate(comoments_of(std::vector<double>{1, 2, 5}, std::vector<double>{3, 6, 15}));
    CHECK(exact.low == Approx(3));
    CHECK(exact.high == Approx(3));
    CHECK(
        std::isnan(ratio_estimate(comoments_of(std::vector<double>{0, 0}, std::vector<double>{1, 2})).value));
}

TEST_CASE("95 % intervals of a ratio hold the truth in 95 % of samples") {
    std::mt19937_64 bits(12);
    constexpr int trials = 4000;
    int held = 0;
    for (int trial = 0; trial < trials; ++trial) {
        std::vector<double> x, y;
        for (int i = 0; i < 200; ++i) {
            x.push_back(10 + normal(bits));
            y.push_back(0.5 * x.back() + 2 * normal(bits));
        }
        const Estimate estimate = ratio_estimate(comoments_of(x, y));
        held += estimate.low <= 0.5 && 0.5 <= estimate.high;
    }
    CHECK(std::abs(double(held) / trials - 0.95) < 4 * std::sqrt(0.95 * 0.05 / trials));
}
