#include "studies/tuning.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

using namespace fundsim;

namespace {

std::vector<double> curved(std::span<const double> x) {
    return {x[0] + 0.3 * x[1] * x[1], std::sin(x[1]) + 0.1 * x[0]};
}

}  // namespace

TEST_CASE("inputs are found under which a response is as wanted") {
    const std::vector<double> wanted = curved(std::vector<double>{1.3, 0.8});
    const std::vector<Tunable> inputs{{0, -3, 3}, {0, -1.4, 1.4}};
    const Tuned tuned = tune(inputs, wanted, curved, {.tolerance = 1e-6});
    CHECK(tuned.reached);
    CHECK(tuned.point[0] == Approx(1.3).margin(1e-4));
    CHECK(tuned.point[1] == Approx(0.8).margin(1e-4));
    CHECK(tuned.evaluations < 40);
}

TEST_CASE("what is out of reach is approached and said") {
    // sin(x) + 0.1 * x0 = 2 is nowhere within the bounds.
    const std::vector<Tunable> inputs{{0, -3, 3}, {0, -1.4, 1.4}};
    const Tuned tuned = tune(inputs, std::vector<double>{1.0, 2.0}, curved);
    CHECK_FALSE(tuned.reached);
    for (std::size_t j = 0; j < inputs.size(); ++j) {
        CHECK(tuned.point[j] >= inputs[j].low);
        CHECK(tuned.point[j] <= inputs[j].high);
    }
    CHECK(tuned.outputs[1] > 0.9);
    // What can be had is had.
    const auto apart = [](std::span<const double> x) { return std::vector<double>{x[0], x[1]}; };
    const Tuned half = tune(inputs, std::vector<double>{1.0, 9.0}, apart);
    CHECK_FALSE(half.reached);
    CHECK(half.point[0] == Approx(1.0).margin(0.01));
    CHECK(half.point[1] == Approx(1.4).margin(0.01));
}

TEST_CASE("points that cannot be judged are left alone, and the search ends") {
    const auto partial = [](std::span<const double> x) {
        return std::vector<double>{x[0] > 0.5 ? std::nan("") : x[0]};
    };
    const Tuned tuned = tune(std::vector<Tunable>{{0, -1, 1}}, std::vector<double>{0.4}, partial);
    CHECK(tuned.reached);
    const Tuned never =
        tune(std::vector<Tunable>{{0, -1, 1}}, std::vector<double>{5}, partial, {.most_evaluations = 20});
    CHECK_FALSE(never.reached);
    CHECK(never.evaluations <= 20);
}

TEST_CASE("a step that does not help is halved") {
    // Newton's steps on a cube root go twice as far to the other side, for ever.
    const auto root = [](std::span<const double> x) { return std::vector<double>{std::cbrt(x[0])}; };
    const Tuned tuned = tune(std::vector<Tunable>{{0.3, -2, 2}}, std::vector<double>{0}, root);
    CHECK(tuned.reached);
    CHECK(tuned.evaluations < 30);
}

TEST_CASE("nothing is asked for beyond the bounds") {
    double lowest = 0, highest = 0;
    const auto steep = [&](std::span<const double> x) {
        lowest = std::min(lowest, x[0]);
        highest = std::max(highest, x[0]);
        return std::vector<double>{x[0]};
    };
    const Tuned above = tune(std::vector<Tunable>{{0, -1, 1}}, std::vector<double>{9}, steep);
    CHECK(above.point[0] == 1);
    const Tuned below = tune(std::vector<Tunable>{{0, -1, 1}}, std::vector<double>{-9}, steep);
    CHECK(below.point[0] == -1);
    CHECK(lowest == -1);
    CHECK(highest == 1);
}
