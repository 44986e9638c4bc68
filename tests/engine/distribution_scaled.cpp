#include "engine/distribution/scaled.hpp"

#include <catch2/catch.hpp>

#include "engine/distribution/calibrations.hpp"
#include "engine/distribution/fits.hpp"

using namespace fundsim;

TEST_CASE("quantiles of a multiple are multiples of the quantiles") {
    const double inf = std::numeric_limits<double>::infinity();
    const std::vector<QuantilePoint> points{{0.1, 1.0}, {0.5, 2.0}, {0.9, 5.0}};
    const std::vector<Distribution> all{
        {Shape::constant, {3}},
        {Shape::uniform, {1, 4}},
        {Shape::triangular, {1, 2, 4}},
        {Shape::pert, {1, 2, 4}},
        {Shape::normal, {5, 2}},
        {Shape::lognormal, {0.3, 0.5}, 0.5, 3.0},
        {Shape::beta, {2, 3}},
        {Shape::beta, {2, 3, 1, 5}},
        {Shape::gamma, {2, 3}},
        {Shape::exponential, {2}},
        {Shape::weibull, {1.5, 2}},
        {Shape::pareto, {1.5, 1.4}, -inf, 10},
        {Shape::student_t, {3, 1, 2}},
        {.shape = Shape::discrete, .values = {1, 2, 5}, .weights = {0.2, 0.5, 0.3}},
        {.shape = Shape::empirical, .values = {1, 2, 5}},
        fit_metalog(points).distribution,
        fit_metalog(points, 0.0).distribution,
        fit_metalog(points, -inf, 9.0).distribution,
        fit_metalog(points, 0.0, 9.0).distribution,
        large_it_overrun()};
    for (const Distribution& d : all) {
        REQUIRE(faults(d).empty());
        const Distribution more = scaled(d, 2.5);
        INFO("shape " << int(d.shape));
        CHECK(faults(more).empty());
        for (const double p : {0.05, 0.3, 0.5, 0.77, 0.99}) {
            CHECK(quantile(more, p) == Approx(2.5 * quantile(d, p)).epsilon(1e-12));
        }
    }
}
