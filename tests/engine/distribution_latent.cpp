// The compiled form of Q(Phi(x)): against the quantile function, its jumps, its order, its two forms.

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "distribution_samples.hpp"
#include "engine/distribution/latent_quantile.hpp"
#include "engine/numeric/special.hpp"
#include "engine/random/draws.hpp"

using namespace fundsim;

namespace {

//! Whether a latent lies so close to a jump or kink that rounding decides.
bool beside_a_break(const LatentQuantile& q, double x) {
    for (const double b : q.breaks) {
        if (std::fabs(x - b) < 1e-7) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("the compiled quantile function keeps its stated error") {
    for (const samples::Sample& s : samples::all()) {
        INFO(s.name);
        const LatentQuantile q = make_latent_quantile(s.distribution);
        const double scale = std::fabs(value_at(q, 1) - value_at(q, -1));
        double worst = 0;
        double worst_at = 0;
        for (int i = -1400; i < 1400; ++i) {
            const double x = (i + 0.37) / 200;
            if (beside_a_break(q, x)) continue;
            const double truth = quantile(s.distribution, normal_cdf(x), normal_cdf(-x));
            const double error = std::fabs(value_at(q, x) - truth) / std::max(std::fabs(truth), 1e-6 * scale);
            if (error > worst) {
                worst = error;
                worst_at = x;
            }
        }
        INFO("worst at latent " << worst_at);
        CHECK(worst < 1e-9);
    }
}

TEST_CASE("tables hold the exact values at their nodes and a polynomial of degree 7 in between") {
    // What latent_quantile.hpp promises to a second implementation, done by hand for a beta.
    const Distribution d{.shape = Shape::beta, .parameters = {3, 1.5}};
    const LatentQuantile q = make_latent_quantile(d);
    const auto node = [&](int k) { return quantile(d, normal_cdf(k / 32.0), normal_cdf(-k / 32.0)); };
    for (const int cell : {-70, -3, 0, 41}) {
        for (const double share : {0.0, 0.3, 0.5, 0.81}) {
            double sum = 0;
            for (int j = -3; j <= 4; ++j) {
                double basis = 1;
                for (int i = -3; i <= 4; ++i) {
                    if (i != j) basis *= (share - i) / (j - i);
                }
                sum += basis * node(cell + j);
            }
            CHECK(value_at(q, (cell + share) / 32) == Approx(sum).epsilon(2e-14));
        }
    }
}

TEST_CASE("the compiled quantile function never falls and stays inside the support") {
    for (const samples::Sample& s : samples::all()) {
        INFO(s.name);
        const LatentQuantile q = make_latent_quantile(s.distribution);
        const Support ends = support(s.distribution);
        double before = -std::numeric_limits<double>::infinity();
        const double scale = std::fabs(value_at(q, 1) - value_at(q, -1));
        int falls = 0;
        int outside = 0;
        for (int i = -13000; i <= 13000; ++i) {
            const double value = value_at(q, i / 1000.0);
            falls += value < before - 1e-14 * std::max(std::fabs(before), scale);
            outside += !(value >= ends.lower && value <= ends.upper);
            before = value;
        }
        CHECK(falls == 0);
        CHECK(outside == 0);
        CHECK(value_at(q, 50) == value_at(q, latent_limit));
        CHECK(value_at(q, -50) == value_at(q, -latent_limit));
    }
}

TEST_CASE("jumps lie where the probabilities say, and the lower value holds there") {
    const LatentQuantile q = make_latent_quantile(samples::ideas());
    REQUIRE(q.breaks.size() == 2);
    CHECK(q.breaks[0] == Approx(normal_quantile(.1)).epsilon(1e-14));
    CHECK(q.breaks[1] == Approx(normal_quantile(.6)).epsilon(1e-14));
    CHECK(value_at(q, q.breaks[1]) == 0.0);
    CHECK(value_at(q, std::nextafter(q.breaks[1], 9)) >= 0.0);
    CHECK(value_at(q, q.breaks[1] + 1e-3) > 0.0);
    CHECK(value_at(q, q.breaks[0]) == Approx(0).margin(1e-12));
    // The lognormal part in closed form: its own latent is Phi^-1((p - 0.6) / 0.4).
    const double x = 0.8;
    const double own = normal_quantile((normal_cdf(x) - .6) / .4);
    CHECK(value_at(q, x) == Approx(std::exp(5 + 1.1 * own)).epsilon(1e-12));

    const LatentQuantile discrete =
        make_latent_quantile({.shape = Shape::discrete, .values = {1, 2, 5}, .weights = {.25, .25, .5}});
    CHECK(value_at(discrete, 0.0) == 2);
    CHECK(value_at(discrete, std::nextafter(0.0, 1)) == 5);
}

TEST_CASE("the array form of the compiled quantile function gives the same bits") {
    for (const samples::Sample& s : samples::all()) {
        INFO(s.name);
        const LatentQuantile q = make_latent_quantile(s.distribution);
        std::vector<double> x;
        for (std::uint32_t i = 0; i < 1001; ++i) x.push_back(2.5 * normal({8, 0}, Purpose::value, i, 0));
        for (const double b : q.breaks) x.push_back(b);
        x.insert(x.end(), {-100, -12, 0, 12, 100});
        std::vector<double> out(x.size());
        value_at(q, x, out);
        int different = 0;
        for (std::size_t i = 0; i < x.size(); ++i) different += !(out[i] == value_at(q, x[i]));
        CHECK(different == 0);
        std::vector<double> in_place = x;
        value_at(q, in_place, in_place);
        CHECK(in_place == out);
    }
}
