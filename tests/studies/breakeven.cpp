// Where two models tie: roots that are known, with their intervals, and the values of a profile.

#include "studies/breakeven.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "parameters/table.hpp"

using namespace fundsim;

namespace {

//! A gap that is known exactly, told with a margin; counts how often it is asked for.
struct Known {
    double (*gap)(double);
    double margin;
    int* asked;
    std::optional<Estimate> operator()(double x) const {
        ++*asked;
        return Estimate{gap(x), gap(x) - margin, gap(x) + margin};
    }
};

std::optional<Estimate> tie_of(double (*gap)(double), double low, double high, double margin, int& asked) {
    const Known known{gap, margin, &asked};
    return find_tie(known, {low, *known(low)}, {high, *known(high)});
}

}  // namespace

TEST_CASE("ties: where the gap is a straight line, at once, with the margin over the slope") {
    int asked = 0;
    const auto tie = tie_of([](double x) { return 3 * (x - 2); }, 0, 10, 0.6, asked);
    REQUIRE(tie);
    CHECK(tie->value == Approx(2).epsilon(1e-12));
    CHECK(tie->low == Approx(1.8).epsilon(1e-9));
    CHECK(tie->high == Approx(2.2).epsilon(1e-9));
    CHECK(asked == 3);
    const auto falling = tie_of([](double x) { return -3 * (x - 2); }, 0, 10, 0.6, asked);
    CHECK(falling->low == Approx(1.8).epsilon(1e-9));
}

TEST_CASE("ties: curved, steep and stepped gaps") {
    int asked = 0;
    const auto curved = tie_of([](double x) { return std::exp(x) - 5; }, 0, 6, 1e-6, asked);
    CHECK(curved->value == Approx(std::log(5)).margin(6e-3));
    CHECK(asked < 20);
    const auto cubic = tie_of([](double x) { return std::pow(x - 1, 3); }, -3, 9, 1e-3, asked = 0);
    CHECK(std::abs(std::pow(cubic->value - 1, 3)) < 1e-3);
    CHECK(asked < 45);
    const auto step = tie_of([](double x) { return x < 0.3 ? -1.0 : 1.0; }, 0, 1, 1e-3, asked = 0);
    CHECK(step->value == Approx(0.3).margin(2e-3));
    CHECK(asked < 45);
}

TEST_CASE("ties: nothing where the gap cannot be had") {
    const GapAt none = [](double) { return std::optional<Estimate>(); };
    CHECK_FALSE(find_tie(none, {0, {-1, -1, -1}}, {1, {1, 1, 1}}));
}

TEST_CASE("sign changes: between which values of a profile") {
    const auto at = [](double value, double gap) { return ProfilePoint{value, {gap, gap - 1, gap + 1}}; };
    CHECK(sign_changes(std::vector{at(0, 5), at(1, 2), at(2, -1), at(3, 4)}) ==
          std::vector<std::size_t>{1, 2});
    CHECK(sign_changes(std::vector{at(0, 5), at(1, 2)}).empty());
}

TEST_CASE("values of a profile: both ends, evenly on their scale, whole where they have to be") {
    const auto& rate = *find_parameter(Section::organisation, "discount_rate");
    CHECK(values_between(rate, 0.1, 0.5, 5) ==
          std::vector<double>{0.1, 0.2, 0.1 + 0.4 * 0.5, 0.1 + 0.4 * 0.75, 0.5});
    const auto wide = values_between(rate, 0.01, 1, 3);
    REQUIRE(wide.size() == 3);
    CHECK(wide[1] == Approx(0.1).epsilon(1e-14));
    const auto& areas = *find_parameter(Section::organisation, "areas");
    CHECK(values_between(areas, 2, 5, 9) == std::vector<double>{2, 3, 4, 5});
}
