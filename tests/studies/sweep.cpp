// Designs of sweeps, and what is made of their cells.

#include "studies/sweep.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "parameters/table.hpp"

using namespace fundsim;

namespace {

SweepRange range(const char* name, double low, double high, bool by_factors = false) {
    return {{Section::organisation, "", name},
            find_parameter(Section::organisation, name),
            low,
            high,
            by_factors};
}

SweepAxis axis(const char* name, std::vector<double> values) {
    return {
        {Section::organisation, "", name}, find_parameter(Section::organisation, name), std::move(values)};
}

SweptModel worth(double npv, double cvar5 = -1) {
    return {.npv = {npv, npv - 1, npv + 1},
            .p5 = 0,
            .p50 = 0,
            .p95 = 0,
            .cvar5 = cvar5,
            .loss = {},
            .regret = {},
            .difference = {},
            .ahead = {}};
}

SweptCell cell(double first, double second, double third) {
    SweptCell out{.replications = 8, .models = {worth(first), worth(second, -9), worth(third)}};
    out.models[2].difference = {third - first, third - first - 1, third - first + 1};
    return out;
}

}  // namespace

TEST_CASE("sweep: values of a range") {
    CHECK(spaced(range("attrition", 0.1, 0.5), 5).size() == 5);
    CHECK(spaced(range("attrition", 0.1, 0.5), 5)[1] == Approx(0.2));
    CHECK(spaced(range("attrition", 0.1, 0.4, true), 3)[1] == Approx(0.2));
    CHECK(spaced(range("attrition", 0.1, 0.5), 5).back() == 0.5);
    CHECK(spaced(range("areas", 1, 3), 9) == std::vector<double>{1, 2, 3});  // whole numbers once each
}

TEST_CASE("sweep: a grid has every combination once, the last parameter fastest") {
    const SweepDesign grid = grid_of({axis("areas", {3, 6}), axis("attrition", {0.1, 0.2, 0.3})});
    REQUIRE(grid.cells.size() == 6);
    CHECK(grid.shape == std::vector<std::size_t>{2, 3});
    CHECK(grid.cells[0] == std::vector<double>{3, 0.1});
    CHECK(grid.cells[1] == std::vector<double>{3, 0.2});
    CHECK(grid.cells[5] == std::vector<double>{6, 0.3});
    CHECK(std::set(grid.cells.begin(), grid.cells.end()).size() == 6);
    const std::vector<double> many(1'000'000);
    CHECK(cells_of({axis("areas", many), axis("attrition", many)}) == 1e12);
}

TEST_CASE("sweep: a Latin hypercube has one point in each part of every range") {
    const auto ranges = {range("attrition", 0, 1), range("run_rate", 0.1, 10, true)};
    const SweepDesign one = latin_hypercube(ranges, 50, 1), other = latin_hypercube(ranges, 50, 2);
    std::set<int> first, second;
    for (const auto& at : one.cells) {
        first.insert(int(at[0] * 50));
        second.insert(int((std::log10(at[1]) + 1) / 2 * 50));
    }
    CHECK(first.size() == 50);
    CHECK(second.size() == 50);
    const auto falls = [&](std::size_t k) {  // how often the next point is below
        std::size_t count = 0;
        for (std::size_t i = 1; i < 50; ++i) count += one.cells[i][k] < one.cells[i - 1][k];
        return count;
    };
    CHECK((falls(0) > 15 && falls(1) > 15));  // 24.5 are expected, 2 more or less
    CHECK(one.cells != other.cells);
    CHECK(one.cells == latin_hypercube(ranges, 50, 1).cells);
    CHECK(one.shape.empty());
}

TEST_CASE("sweep: spread points are the first ones of more") {
    const auto ranges = {range("attrition", 0.2, 0.4), range("areas", 1, 9)};
    const SweepDesign few = spread_points(ranges, 8, 1), more = spread_points(ranges, 64, 1);
    for (std::size_t k = 0; k < few.cells.size(); ++k) CHECK(few.cells[k] == more.cells[k]);
    for (const auto& at : more.cells) {
        CHECK((at[0] >= 0.2 && at[0] <= 0.4));
        CHECK(at[1] == std::round(at[1]));
    }
}

TEST_CASE("sweep: the robust choice misses least at worst") {
    const std::vector<std::optional<SweptCell>> cells{cell(10, 8, 0), cell(-5, -1, 30), std::nullopt,
                                                      SweptCell{}, cell(20, 18, 5)};
    const SweepFigures figures = figures_of(cells, 3);
    CHECK(figures.cells == 3);
    CHECK(figures.models[0].best == 2);
    CHECK(figures.models[1].best == 0);
    CHECK(figures.models[2].best == 1);
    CHECK(figures.models[0].gains == 2);
    CHECK(figures.models[0].largest_regret == 35);
    CHECK(figures.models[1].largest_regret == 31);
    CHECK(figures.models[2].largest_regret == 15);
    CHECK(figures.models[2].regretted_in == 4);
    CHECK(figures.models[0].regretted_in == 1);
    CHECK(figures.robust == 2);
    CHECK(figures.models[0].lowest == -5);
    CHECK(figures.models[0].highest == 20);
    CHECK(figures.models[1].worst_cvar5 == -9);
    CHECK(figures.ahead == 1);
    CHECK(figures.behind == 2);
}
