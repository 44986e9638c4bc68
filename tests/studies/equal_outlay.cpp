// The factor on a budget that makes outlays equal: lines, steps and bounds whose answers are known.

#include "studies/equal_outlay.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace fundsim;

namespace {

OutlayMatch match(const OutlayAt& outlay_at, double target, int* asked = nullptr) {
    return match_outlay(
        [&](double factor) {
            if (asked != nullptr) {
                ++*asked;
            }
            return outlay_at(factor);
        },
        target);
}

}  // namespace

TEST_CASE("equal outlay: equal already is a factor of exactly 1, asked for once") {
    int asked = 0;
    const OutlayMatch found = match([](double factor) { return 70 * factor; }, 70, &asked);
    CHECK(found.factor == 1);
    CHECK(found.outlay == 70);
    CHECK(asked == 1);
}

TEST_CASE("equal outlay: straight lines and curves are met to a thousandth") {
    for (const double target : {30.0, 69.0, 71.0, 200.0}) {
        int asked = 0;
        const OutlayMatch line = match([](double factor) { return 10 + 60 * factor; }, target, &asked);
        CHECK(line.outlay == Approx(target).epsilon(1e-3));
        CHECK(line.factor == Approx((target - 10) / 60).epsilon(2e-3));
        CHECK(asked < 8);
        const OutlayMatch curve =
            match([](double factor) { return 70 * factor / (1 + factor / 8); }, target, &asked);
        if (target < 180) {
            CHECK(curve.outlay == Approx(target).epsilon(1e-3));
        }
    }
}

TEST_CASE("equal outlay: in steps, the nearest one that was tried") {
    // Steps of 10 at every half: 57 lies between 50 and 60, nearer to 60.
    const auto steps = [](double factor) { return 10 * std::floor(2 * factor) + 20; };
    const OutlayMatch found = match(steps, 57);
    CHECK(found.outlay == 60);
    CHECK(steps(found.factor) == 60);
}

TEST_CASE("equal outlay: beyond what a budget within bounds can do, the bound or what is nearest") {
    const OutlayMatch too_little = match([](double factor) { return 10 * factor; }, 70);
    CHECK(too_little.factor == most_factor);
    CHECK(too_little.outlay == 40);
    const OutlayMatch too_much = match([](double factor) { return 1'000 * factor; }, 70);
    CHECK(too_much.factor == least_factor);
    // Who cannot spend more keeps the plan.
    CHECK(match([](double) { return 50.0; }, 70).factor == 1);
}

TEST_CASE("equal outlay: budgets that cannot be played lie below what is looked for") {
    const OutlayAt some = [](double factor) {
        return factor < 0.6 ? std::nullopt : std::optional(100 * factor);
    };
    CHECK(match(some, 75).outlay == Approx(75).epsilon(1e-3));
    CHECK(match(some, 20).factor == Approx(0.6).epsilon(2e-3));
    CHECK(std::isnan(match([](double) { return std::optional<double>{}; }, 20).outlay));
}
