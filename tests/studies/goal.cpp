// The least change that reaches a goal: fields of chances that are made by hand, with answers that are known.

#include "studies/goal.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "parameters/table.hpp"

using namespace fundsim;

namespace {

constexpr double futures = 1'000;

GoalChance chance(double share) {
    const Estimate all = proportion_estimate(std::round(share * futures), std::uint64_t(futures));
    return {.all = all, .each = {all}, .lacking = {0}};
}

using Landscape = std::function<double(const std::vector<double>&)>;

//! Chances of a field; counts the points that it is asked for.
struct Made {
    Landscape field;
    std::size_t* asked;
    std::vector<std::optional<GoalChance>> operator()(const Places& places) const {
        std::vector<std::optional<GoalChance>> chances;
        for (const std::vector<double>& values : places) {
            ++*asked;
            const double share = field(values);
            chances.push_back(std::isnan(share) ? std::nullopt : std::optional(chance(share)));
        }
        return chances;
    }
};

GoalSearch search(const std::vector<GoalLever>& levers, double asked, const Landscape& field,
                  std::size_t count = 9) {
    std::size_t points = 0;
    return search_goal(levers, asked, count, Made{field, &points});
}

GoalLever number(double low, double high, double own) {
    return {find_parameter(Section::opportunities, "value_scale"), own, low, high, {}};
}

GoalLever integer(double low, double high, double own) {
    return {find_parameter(Section::model, "wip"), own, low, high, {}};
}

const GoalPoint& best(const GoalSearch& found) { return found.points[found.best]; }

}  // namespace

TEST_CASE("goal: along one lever the least change lies where the chance is what is asked for") {
    // The chance rises by a tenth for each unit from 2 on: 0.7 is reached at 7.
    const Landscape rising = [](const std::vector<double>& at) { return 0.1 * at[0]; };
    const GoalSearch found = search({number(0, 9.5, 2)}, 0.7, rising);
    CHECK(best(found).chance.all.value == 0.7);
    // A sixty-fourth of a step of the grid, and what a share of a thousand futures rounds.
    CHECK(best(found).values[0] == Approx(7).margin(9.5 / 8 / 64 + 0.005));
    CHECK(best(found).distance == Approx(5 / 9.5).margin(0.003));
    CHECK(found.alone == std::vector{found.best});
    CHECK(found.points.front().values == std::vector{2.0});
    CHECK(found.grid == 10);
    // What is told is what was played: four digits.
    for (const GoalPoint& point : found.points) {
        CHECK(std::abs(point.values[0] * 1e4 - std::round(point.values[0] * 1e4)) < 1e-6);
    }
}

TEST_CASE("goal: nothing is assumed of how the chance depends on a lever") {
    // Reached below 1 and above 6; as things stand at 4 both are off, and 6 is nearer.
    const Landscape two_sides = [](const std::vector<double>& at) {
        return at[0] < 1 || at[0] > 6 ? 0.9 : 0.2;
    };
    CHECK(best(search({number(0, 10, 4)}, 0.5, two_sides)).values[0] == Approx(6).margin(0.03));
    CHECK(best(search({number(0, 10, 3)}, 0.5, two_sides)).values[0] == Approx(1).margin(0.03));
    CHECK(best(search({number(0, 10, 3)}, 0.5, two_sides)).values[0] < 1);
}

TEST_CASE("goal: two levers together need less than each alone") {
    // Reached where x + y >= 1, from (0, 0): alone at 1, together at (1/2, 1/2), root of a half away.
    const Landscape corner = [](const std::vector<double>& at) { return at[0] + at[1] >= 1 ? 0.8 : 0.1; };
    const GoalSearch found = search({number(0, 2, 0), number(0, 2, 0)}, 0.75, corner);
    REQUIRE(found.alone.size() == 2);
    CHECK(found.points[found.alone[0]].values == std::vector{1.0, 0.0});
    CHECK(found.points[found.alone[1]].values == std::vector{0.0, 1.0});
    CHECK(best(found).values == std::vector{0.5, 0.5});
    CHECK(best(found).distance == Approx(std::sqrt(0.125)).epsilon(1e-12));
    CHECK(found.points[found.alone[0]].distance == 0.5);
}

TEST_CASE("goal: off the grid, the search follows the edge to its nearest point") {
    // Beyond the line 3 x + y = 1.37, whose point nearest to 0 is 1.37 / 10 times (3, 1).
    const Landscape edge = [](const std::vector<double>& at) {
        return 3 * at[0] + at[1] >= 1.37 ? 1.0 : 0.0;
    };
    const GoalSearch found = search({number(0, 1, 0), number(0, 1, 0)}, 0.5, edge);
    CHECK(best(found).distance == Approx(1.37 / std::sqrt(10)).epsilon(0.02));
    CHECK(best(found).distance >= 1.37 / std::sqrt(10) - 1e-12);
}

TEST_CASE("goal: what is met as things stand needs no change, and nothing more is played than the grid") {
    std::size_t points = 0;
    const Landscape high = [](const std::vector<double>& at) { return 0.6 + 0.01 * at[0]; };
    const std::vector levers{number(0, 10, 5)};
    const GoalSearch found = search_goal(levers, 0.6, 9, Made{high, &points});
    CHECK(found.best == 0);
    CHECK(best(found).distance == 0);
    CHECK(points == 9);  // 5 is among the values of the grid
}

TEST_CASE("goal: what cannot be reached tells the largest chance and where") {
    const Landscape hill = [](const std::vector<double>& at) { return 0.4 - 0.01 * std::abs(at[0] - 3.1); };
    const GoalSearch found = search({number(0, 10, 9)}, 0.5, hill);
    CHECK_FALSE(reaches(best(found), 0.5));
    CHECK(found.best == found.largest);
    CHECK(best(found).values[0] == Approx(3.1).margin(10.0 / 8 / 4));
    CHECK(best(found).chance.all.value < 0.5);
}

TEST_CASE("goal: integers stay whole, each played once, and words are tried as they are") {
    std::size_t points = 0;
    const Landscape few = [](const std::vector<double>& at) { return at[0] <= 2 ? 0.9 : 0.1; };
    const std::vector levers{integer(1, 5, 5)};
    const GoalSearch found = search_goal(levers, 0.5, 9, Made{few, &points});
    CHECK(best(found).values == std::vector{2.0});
    CHECK(points == 5);

    const GoalLever words{find_parameter(Section::model, "scope"), 0, 0, 0, {1, 2}};
    CHECK(distance_of(std::vector{words}, std::vector{2.0}) == 1);
    CHECK(distance_of(std::vector{words}, std::vector{0.0}) == 0);
    const Landscape third = [](const std::vector<double>& at) { return at[0] == 2 ? 0.9 : 0.1; };
    const GoalSearch worded = search({words}, 0.5, third);
    CHECK(best(worded).values == std::vector{2.0});
    CHECK(worded.points.size() == 3);
}

TEST_CASE("goal: wide ranges above 0 are measured in logarithms, and values outside the range count") {
    const GoalLever wide = number(0.1, 10, 1);
    CHECK(is_logarithmic(wide));
    CHECK(place_of(wide, 1) == Approx(0.5).epsilon(1e-12));
    CHECK_FALSE(is_logarithmic(number(0.1, 0.9, 0.5)));
    CHECK_FALSE(is_logarithmic(number(0.1, 10, 0)));
    CHECK(distance_of(std::vector{number(0, 2, 5)}, std::vector{1.0}) == 2);
    const Landscape low = [](const std::vector<double>& at) { return at[0] <= 1.5 ? 0.9 : 0.1; };
    CHECK(best(search({number(0, 2, 5)}, 0.5, low)).values[0] == Approx(1.5).margin(0.01));
}

TEST_CASE("goal: points that cannot be played are passed by, and a stop keeps what there is") {
    const Landscape hole = [](const std::vector<double>& at) {
        return at[0] > 4 ? std::numeric_limits<double>::quiet_NaN() : 0.1 * at[0];
    };
    const GoalSearch found = search({number(0, 10, 1)}, 0.5, hole);
    CHECK(best(found).values[0] == Approx(4).margin(10.0 / 8 / 4));
    CHECK(best(found).values[0] <= 4);

    std::size_t calls = 0;
    const Landscape rising = [](const std::vector<double>& at) { return 0.1 * at[0]; };
    std::size_t points = 0;
    const ChancesAt stops = [&](const Places& places) {
        return ++calls > 1 ? std::vector<std::optional<GoalChance>>{} : Made{rising, &points}(places);
    };
    const std::vector levers{number(0, 10, 0)};
    const GoalSearch stopped = search_goal(levers, 0.55, 5, stops);
    CHECK(calls == 2);
    CHECK(stopped.points.size() == 5);
    CHECK(best(stopped).values == std::vector{7.5});
    CHECK(search_goal(levers, 0.55, 5, [](const Places&) {
              return std::vector<std::optional<GoalChance>>{};
          }).points.empty());
}

TEST_CASE("goal: figures by the names of results, and conditions that a missing one misses") {
    Outcome outcome{};
    outcome.npv = 120;
    outcome.pv_outlay = 60;
    outcome.payback_month = std::numeric_limits<double>::infinity();
    REQUIRE(goal_figure("npv_per_outlay"));
    CHECK(value_in(*goal_figure("npv_per_outlay"), outcome) == 2);
    CHECK(goal_figure("outlay")->name == "pv_outlay");
    CHECK(goal_figure("payback")->units == "month");
    CHECK(goal_figure("late_share"));
    CHECK_FALSE(goal_figure("nvp"));
    const auto kept = [&](const char* name, bool above, double bound) {
        return holds({name, *goal_figure(name), above, bound}, outcome);
    };
    CHECK(kept("npv", true, 100));
    CHECK_FALSE(kept("npv", true, 120));
    CHECK_FALSE(kept("npv", false, 120));
    CHECK_FALSE(kept("payback", true, 48));
    CHECK_FALSE(kept("payback", false, 48));
    CHECK_FALSE(kept("late_share", false, 1));  // a ratio of nothing
    for (const std::string_view name : goal_figure_names()) {
        CHECK(goal_figure(name));
    }
}
