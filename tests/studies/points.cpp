// Sobol's points by what makes them Sobol's points.

#include "studies/points.hpp"

#include <catch2/catch.hpp>
#include <set>

using namespace fundsim;

TEST_CASE("points: the first 2^k lie one in each of 2^k parts of every dimension") {
    for (const std::uint64_t seed : {1U, 2U}) {
        const Points points = scrambled_points(60, seed);
        for (std::size_t d = 0; d < 60; ++d) {
            std::set<int> parts;
            for (std::uint64_t i = 0; i < 256; ++i) {
                const double x = coordinate(points, i, d);
                REQUIRE(x > 0);
                REQUIRE(x < 1);
                parts.insert(int(x * 256));
            }
            CHECK(parts.size() == 256);
        }
    }
}

TEST_CASE("points: the first two dimensions fill every cell of equal size once") {
    // A (0, 8, 2) net: true of the directions of Joe & Kuo, and of any linear scrambling of them.
    const Points points = scrambled_points(2, 5);
    for (int width = 1; width <= 256; width *= 2) {
        std::set<int> cells;
        for (std::uint64_t i = 0; i < 256; ++i)
            cells.insert(int(coordinate(points, i, 0) * width) * 1000 +
                         int(coordinate(points, i, 1) * (256.0 / width)));
        CHECK(cells.size() == 256);
    }
}

TEST_CASE("points: two dimensions far down the list are spread better than by chance") {
    // Quarters of a quarter: 64 cells of 16 points each; by chance their number varies by 4.
    const Points points = scrambled_points(500, 1);
    for (const std::size_t first : {3U, 200U, 498U}) {
        std::vector<int> counts(64);
        for (std::uint64_t i = 0; i < 1024; ++i)
            ++counts[std::size_t(coordinate(points, i, first) * 8) * 8 +
                     std::size_t(coordinate(points, i, first + 1) * 8)];
        double squares = 0;
        for (const int count : counts) squares += (count - 16.0) * (count - 16.0);
        CHECK(squares / 64 < 16);
    }
}

TEST_CASE("points: another seed moves them, the same one does not, dimensions are their own") {
    const Points one = scrambled_points(3, 1), same = scrambled_points(5, 1), other = scrambled_points(3, 2);
    CHECK(coordinate(one, 77, 2) == coordinate(same, 77, 2));
    CHECK(coordinate(one, 77, 2) != coordinate(other, 77, 2));
    CHECK(coordinate(one, 77, 0) != coordinate(one, 77, 1));
}
