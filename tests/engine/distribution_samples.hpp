#pragma once
// Distributions that the tests of the compiled forms share.

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "engine/distribution/calibrations.hpp"
#include "engine/distribution/distribution.hpp"

namespace samples {

using fundsim::Distribution;
using fundsim::Shape;

struct Sample {
    std::string name;
    Distribution distribution;
};

//! The value of ideas: some harm, half do nothing, the rest is lognormal.
inline Distribution ideas() {
    return {.shape = Shape::mixture,
            .weights = {.1, .5, .4},
            .parts = {{.shape = Shape::uniform, .parameters = {-100, 0}},
                      {.shape = Shape::constant, .parameters = {0}},
                      {.shape = Shape::lognormal, .parameters = {5, 1.1}}}};
}

//! A normal and a lognormal that overlap, with an atom where both have mass.
inline Distribution overlapping() {
    return {.shape = Shape::mixture,
            .weights = {.3, .2, .5},
            .parts = {{.shape = Shape::normal, .parameters = {0, 1}},
                      {.shape = Shape::constant, .parameters = {.5}},
                      {.shape = Shape::lognormal, .parameters = {0, 1}}}};
}

inline std::vector<Sample> all() {
    return {{"constant", {.shape = Shape::constant, .parameters = {3}}},
            {"uniform", {.shape = Shape::uniform, .parameters = {-2, 3}}},
            {"triangular", {.shape = Shape::triangular, .parameters = {0, 1, 5}}},
            {"pert", {.shape = Shape::pert, .parameters = {0, 1, 5}}},
            {"normal", {.shape = Shape::normal, .parameters = {1, 2}}},
            {"normal, cut", {.shape = Shape::normal, .parameters = {1, 2}, .minimum = 0}},
            {"lognormal", {.shape = Shape::lognormal, .parameters = {1, 1.2}}},
            {"lognormal, cut", {.shape = Shape::lognormal, .parameters = {1, 1.2}, .maximum = 30}},
            {"beta", {.shape = Shape::beta, .parameters = {3, 1.5}}},
            {"beta, U-shaped", {.shape = Shape::beta, .parameters = {.5, .5}}},
            {"beta, steep", {.shape = Shape::beta, .parameters = {.4, 4}}},
            {"beta, narrow", {.shape = Shape::beta, .parameters = {300, 200}}},
            {"gamma", {.shape = Shape::gamma, .parameters = {2.5, 3}}},
            {"gamma, steep", {.shape = Shape::gamma, .parameters = {.4, 3}}},
            {"gamma, cut", {.shape = Shape::gamma, .parameters = {2.5, 3}, .minimum = 2, .maximum = 20}},
            {"exponential", {.shape = Shape::exponential, .parameters = {2}}},
            {"weibull", {.shape = Shape::weibull, .parameters = {1.7, 2}}},
            {"pareto", {.shape = Shape::pareto, .parameters = {1, 1.378}, .maximum = 100}},
            {"student_t", {.shape = Shape::student_t, .parameters = {4, 1, 2}}},
            {"student_t, heavy",
             {.shape = Shape::student_t, .parameters = {1.5, 0, 1}, .minimum = -50, .maximum = 50}},
            {"metalog", {.shape = Shape::metalog, .parameters = {10, 2, .5, 1}}},
            {"log metalog",
             {.shape = Shape::metalog,
              .parameters = {.5, .25},
              .values = {1, std::numeric_limits<double>::infinity()}}},
            {"discrete", {.shape = Shape::discrete, .values = {0, 1, 5}, .weights = {.2, .3, .5}}},
            {"empirical", {.shape = Shape::empirical, .values = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8}}},
            {"ideas", ideas()},
            {"overlapping", overlapping()},
            {"large_it", fundsim::large_it_overrun()}};
}

//! The double-exponential rule of Takahasi & Mori (1974): at home with singular ends, and nothing of the
//! engine in it.
template <class F>
double integral(F f, double from, double to) {
    const double half = 0.5 * (to - from);
    const double step = 1.0 / 16;
    double sum = 0;
    for (int i = -64; i <= 64; ++i) {
        const double t = i * step;
        const double u = 0.5 * 3.14159265358979323846 * std::sinh(t);
        const double x = from + half * (1 + std::tanh(u));
        const double weight = 0.5 * 3.14159265358979323846 * std::cosh(t) / (std::cosh(u) * std::cosh(u));
        if (weight < 1e-300 || !(x > from && x < to)) continue;
        sum += weight * f(x);
    }
    return sum * step * half;
}

}  // namespace samples
