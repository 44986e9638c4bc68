// Distributions from quantiles or from mean and sd, and everything that can be wrong with one.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "distribution_samples.hpp"
#include "engine/distribution/fits.hpp"

using namespace fundsim;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

bool mentions(const std::vector<std::string>& faults, const std::string& words) {
    return std::any_of(faults.begin(), faults.end(),
                       [&](const std::string& f) { return f.find(words) != f.npos; });
}

}  // namespace

TEST_CASE("two quantiles give the member of a family that has them") {
    const std::vector<QuantilePoint> points{{.9, 2900}, {.5, 800}};  // in any order
    for (const Shape shape :
         {Shape::uniform, Shape::normal, Shape::lognormal, Shape::gamma, Shape::weibull, Shape::pareto}) {
        const Fit fit = fit_quantiles(shape, points);
        INFO(static_cast<int>(shape));
        REQUIRE(fit.fault.empty());
        CHECK(faults(fit.distribution).empty());
        CHECK(quantile(fit.distribution, .5) == Approx(800).epsilon(1e-9));
        CHECK(quantile(fit.distribution, .9) == Approx(2900).epsilon(1e-9));
    }
    const Fit lognormal = fit_quantiles(Shape::lognormal, points);
    CHECK(lognormal.distribution.parameters[0] == Approx(std::log(800)).epsilon(1e-14));
    CHECK(lognormal.distribution.parameters[1] ==
          Approx(std::log(2900.0 / 800) / 1.2815515655446004).epsilon(1e-13));
    const Fit exponential =
        fit_quantiles(Shape::exponential, std::vector<QuantilePoint>{{.5, std::log(2.0)}});
    CHECK(exponential.distribution.parameters[0] == Approx(1).epsilon(1e-14));
    CHECK(fit_quantiles(Shape::constant, std::vector<QuantilePoint>{{.5, 3}}).distribution.parameters[0] ==
          3);
}

TEST_CASE("mean and sd give the member of a family that has them") {
    for (const Shape shape : {Shape::uniform, Shape::normal, Shape::lognormal, Shape::gamma, Shape::weibull,
                              Shape::pareto, Shape::beta}) {
        const Fit fit = fit_mean_sd(shape, .6, .2);
        INFO(static_cast<int>(shape));
        REQUIRE(fit.fault.empty());
        CHECK(faults(fit.distribution).empty());
        CHECK(mean(fit.distribution) == Approx(.6).epsilon(1e-10));
        CHECK(standard_deviation(fit.distribution) == Approx(.2).epsilon(1e-9));
    }
    const Fit wide = fit_mean_sd(Shape::beta, 3, 1, 0, 10);
    CHECK(mean(wide.distribution) == Approx(3).epsilon(1e-12));
    CHECK(standard_deviation(wide.distribution) == Approx(1).epsilon(1e-9));
    CHECK(mean(fit_lognormal_mean(5, .8).distribution) == Approx(5).epsilon(1e-14));
}

TEST_CASE("metalog passes through its quantiles") {
    const std::vector<QuantilePoint> three{{.1, 10}, {.5, 20}, {.9, 50}};
    for (const auto& [lower, upper] :
         {std::pair{-infinity, infinity}, {0.0, infinity}, {0.0, 200.0}, {-infinity, 200.0}}) {
        const Fit fit = fit_metalog(three, lower, upper);
        INFO("bounds " << lower << ", " << upper << ": " << fit.fault);
        REQUIRE(fit.fault.empty());
        CHECK(faults(fit.distribution).empty());
        for (const QuantilePoint& q : three)
            CHECK(quantile(fit.distribution, q.probability) == Approx(q.value).epsilon(1e-10));
        const Support ends = support(fit.distribution);
        CHECK(ends.lower == lower);
        CHECK(ends.upper == upper);
    }
    CHECK(fit_quantiles(Shape::metalog, three).distribution == fit_metalog(three).distribution);
    // Symmetric quantiles give the logistic: a_3 = 0 and a_2 = 10 / ln 9 (Keelin 2016).
    const Fit symmetric = fit_metalog(std::vector<QuantilePoint>{{.1, 10}, {.5, 20}, {.9, 30}});
    CHECK(symmetric.distribution.parameters[0] == Approx(20));
    CHECK(symmetric.distribution.parameters[1] == Approx(10 / std::log(9.0)));
    CHECK(symmetric.distribution.parameters[2] == Approx(0).margin(1e-9));
    // More quantiles than terms: least squares, close to what made them.
    std::vector<QuantilePoint> many;
    for (int i = 1; i < 20; ++i)
        many.push_back({i / 20.0, quantile({.shape = Shape::gamma, .parameters = {4, 1}}, i / 20.0)});
    const Fit least_squares = fit_metalog(many, 0, infinity, 4);
    REQUIRE(least_squares.fault.empty());
    CHECK(quantile(least_squares.distribution, .8) ==
          Approx(quantile({.shape = Shape::gamma, .parameters = {4, 1}}, .8)).epsilon(.01));
    // Too lopsided for three terms.
    CHECK(!fit_metalog(std::vector<QuantilePoint>{{.1, 10}, {.5, 10.1}, {.9, 50}}).fault.empty());
}

TEST_CASE("fits say what cannot be fitted") {
    const auto fault = [](Shape shape, std::vector<QuantilePoint> points) {
        return fit_quantiles(shape, points).fault;
    };
    CHECK(fault(Shape::lognormal, {{.1, 1}, {.5, 2}, {.9, 3}}).find("metalog") != std::string::npos);
    CHECK(!fault(Shape::lognormal, {{.5, 2}}).empty());
    CHECK(!fault(Shape::lognormal, {}).empty());
    CHECK(!fault(Shape::lognormal, {{.1, -1}, {.9, 3}}).empty());
    CHECK(!fault(Shape::normal, {{.1, 5}, {.9, 3}}).empty());
    CHECK(!fault(Shape::normal, {{.5, 5}, {.5, 6}}).empty());
    CHECK(!fault(Shape::normal, {{0, 5}, {.5, 6}}).empty());
    CHECK(!fault(Shape::normal, {{.1, no_number}, {.5, 6}}).empty());
    CHECK(!fault(Shape::beta, {{.1, .1}, {.5, .6}}).empty());
    CHECK(!fault(Shape::gamma, {{.1, 1}, {.9, 1 + 1e-9}}).empty());
    CHECK(!fit_mean_sd(Shape::normal, 1, 0).fault.empty());
    CHECK(!fit_mean_sd(Shape::normal, no_number, 1).fault.empty());
    CHECK(!fit_mean_sd(Shape::lognormal, -1, 1).fault.empty());
    CHECK(!fit_mean_sd(Shape::beta, .5, .51).fault.empty());
    CHECK(!fit_mean_sd(Shape::beta, 1.5, .1).fault.empty());
    CHECK(!fit_mean_sd(Shape::triangular, 1, 1).fault.empty());
}

TEST_CASE("a sound distribution has no faults") {
    for (const samples::Sample& s : samples::all()) {
        INFO(s.name);
        CHECK(faults(s.distribution).empty());
    }
}

TEST_CASE("faults name everything that is wrong with a distribution") {
    CHECK(mentions(faults({.shape = Shape::normal, .parameters = {1}}), "2 parameters"));
    CHECK(mentions(faults({.shape = Shape::normal, .parameters = {1, -2}}), "above 0, not -2"));
    CHECK(mentions(faults({.shape = Shape::normal, .parameters = {no_number, 1}}), "finite"));
    CHECK(mentions(faults({.shape = Shape::normal, .parameters = {1, infinity}}), "finite"));
    CHECK(mentions(faults({.shape = Shape::uniform, .parameters = {3, 3}}), "must lie below"));
    CHECK(mentions(faults({.shape = Shape::triangular, .parameters = {0, 6, 5}}), "mode"));
    CHECK(mentions(faults({.shape = Shape::pert, .parameters = {0, -1, 5}}), "mode"));
    CHECK(faults({.shape = Shape::beta, .parameters = {-1, 0}}).size() == 2);
    CHECK(mentions(faults({.shape = Shape::beta, .parameters = {1, 2, 3}}), "parameters"));
    CHECK(mentions(faults({.shape = Shape::gamma, .parameters = {1e9, 1}}), "at most"));
    CHECK(mentions(faults({.shape = Shape::lognormal, .parameters = {900, 1}}), "300"));
    CHECK(mentions(faults({.shape = Shape::exponential, .parameters = {0}}), "above 0"));
    CHECK(mentions(faults({.shape = Shape::discrete}), "empty"));
    CHECK(mentions(faults({.shape = Shape::empirical}), "empty"));
    CHECK(mentions(faults({.shape = Shape::mixture}), "empty"));
    CHECK(mentions(faults({.shape = Shape::empirical, .values = {1, no_number}}), "finite"));
    CHECK(
        mentions(faults({.shape = Shape::discrete, .values = {1, 2}, .weights = {.5, .6}}), "add up to 1.1"));
    CHECK(mentions(faults({.shape = Shape::discrete, .values = {1, 2}, .weights = {1.5, -.5}}), "[0, 1]"));
    CHECK(mentions(faults({.shape = Shape::discrete, .values = {1, 2}, .weights = {1}}), "1 weights"));
    CHECK(mentions(faults({.shape = Shape::metalog, .parameters = {1}}), "2 coefficients"));
    CHECK(mentions(faults({.shape = Shape::metalog, .parameters = {1, -1}}), "density below zero"));
    CHECK(mentions(faults({.shape = Shape::metalog, .parameters = {1, 1, 5}}), "density below zero"));
    CHECK(mentions(faults({.shape = Shape::metalog, .parameters = {1, 1}, .values = {2, 1}}),
                   "must lie below"));
    CHECK(mentions(faults({.shape = Shape::metalog, .parameters = {1, 1}, .values = {2}}), "bounds"));
    CHECK(mentions(faults({.shape = Shape::normal, .parameters = {0, 1}, .minimum = 3, .maximum = 2}),
                   "above the maximum"));
    CHECK(mentions(faults({.shape = Shape::normal, .parameters = {0, 1}, .minimum = no_number}),
                   "must be numbers"));
    CHECK(mentions(faults({.shape = Shape::uniform, .parameters = {0, 1}, .minimum = 3}),
                   "nothing lies between"));
    CHECK(mentions(faults({.shape = Shape::discrete,
                           .minimum = 1.2,
                           .maximum = 1.8,
                           .values = {1, 2},
                           .weights = {.5, .5}}),
                   "nothing lies between"));

    CHECK(mentions(faults({.shape = Shape::pareto, .parameters = {1, 1}}), "no mean"));
    CHECK(faults({.shape = Shape::pareto, .parameters = {1, 1}, .maximum = 50}).empty());
    CHECK(mentions(faults({.shape = Shape::student_t, .parameters = {1, 0, 1}, .maximum = 50}),
                   "a minimum and a maximum"));
    CHECK(
        faults({.shape = Shape::student_t, .parameters = {1, 0, 1}, .minimum = -50, .maximum = 50}).empty());
    CHECK(mentions(faults({.shape = Shape::metalog, .parameters = {0, 1.1}, .values = {0, infinity}}),
                   "no mean"));

    const Distribution tail{.shape = Shape::pareto, .parameters = {1, .9}};
    const Distribution body{.shape = Shape::uniform, .parameters = {0, 1}};
    CHECK(mentions(faults({.shape = Shape::mixture, .weights = {.5, .5}, .parts = {body, tail}}),
                   "part 2: a tail"));
    CHECK(
        faults({.shape = Shape::mixture, .maximum = 9, .weights = {.5, .5}, .parts = {body, tail}}).empty());
    const std::vector<std::string> many =
        faults({.shape = Shape::mixture,
                .minimum = 3,
                .maximum = 2,
                .weights = {.5, .6},
                .parts = {{.shape = Shape::pareto, .parameters = {-1, .9}},
                          {.shape = Shape::normal, .parameters = {1, no_number}}}});
    CHECK(many.size() == 4);
}
