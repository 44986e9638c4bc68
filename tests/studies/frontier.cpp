// How two models divide the values of two parameters.

#include "studies/frontier.hpp"

#include <catch2/catch.hpp>

using namespace fundsim;

namespace {

//! Gaps at 0, 1, 2, ..., each with a margin of 1.
FrontierRow row(double value, const std::vector<double>& gaps) {
    FrontierRow row{value, {}};
    for (std::size_t k = 0; k < gaps.size(); ++k)
        row.along.profile.push_back({double(k), {gaps[k], gaps[k] - 1, gaps[k] + 1}});
    return row;
}

Frontier rows(const std::vector<std::vector<double>>& gaps) {
    Frontier frontier;
    for (std::size_t k = 0; k < gaps.size(); ++k) frontier.rows.push_back(row(double(k), gaps[k]));
    return frontier;
}

}  // namespace

TEST_CASE("frontiers: who is ahead is clear or not") {
    CHECK(ahead_at({2, 1, 3}) == Ahead::a);
    CHECK(ahead_at({-2, -3, -1}) == Ahead::b);
    CHECK(ahead_at({0.5, -1, 2}) == Ahead::unclear);
    CHECK(ahead_at({1, 0, 2}) == Ahead::unclear);
}

TEST_CASE("frontiers: a line, from its first row to its last") {
    const Divided line = divided(rows({{5, 5, 5}, {5, 5, -5}, {5, -5, -5}, {-5, -5, -5}}));
    CHECK(line.division == Division::line);
    CHECK(line.a_below);
    CHECK(line.first == 1);
    CHECK(line.last == 2);
    const Divided rising = divided(rows({{-5, 5}, {-5, 5}}));
    CHECK(rising.division == Division::line);
    CHECK_FALSE(rising.a_below);
    CHECK(rising.last == 1);
}

TEST_CASE("frontiers: no line where a row has two ties, rows between have none, or sides change") {
    CHECK(divided(rows({{5, -5, 5}})).division == Division::scattered);
    CHECK(divided(rows({{5, -5}, {5, 5}, {5, -5}})).division == Division::scattered);
    CHECK(divided(rows({{5, -5}, {-5, 5}})).division == Division::scattered);
    CHECK(divided(rows({{5, 5}, {-5, -5}})).division == Division::scattered);  // never along the first
}

TEST_CASE("frontiers: nowhere, clearly and not clearly") {
    const Divided of_b = divided(rows({{-5, -5}, {-5, -2}}));
    CHECK(of_b.division == Division::nowhere);
    CHECK_FALSE(of_b.a_below);
    const Divided of_a = divided(rows({{5, 5}, {5, 0.5}}));
    CHECK(of_a.division == Division::unclear);
    CHECK(of_a.a_below);
}
