// Shapley values by their axioms, and a game whose values are known.

#include "studies/shapley.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "studies/attribution.hpp"

using namespace fundsim;

namespace {

//! Worth of every coalition of `players` by a function of its bits.
template <class Worth>
std::vector<double> game(std::size_t players, Worth worth) {
    std::vector<double> values;
    for (std::uint64_t coalition = 0; coalition < std::uint64_t{1} << players; ++coalition)
        values.push_back(worth(coalition));
    return values;
}

constexpr bool has(std::uint64_t coalition, std::size_t player) { return coalition >> player & 1; }

//! Something with interplay of all orders, 7 players of which 2 and 3 mean the same and 5 nothing.
double tangled(std::uint64_t c) {
    const double pair = has(c, 2) + has(c, 3);
    return 10 + 3 * has(c, 0) + 5 * (has(c, 0) && has(c, 1)) - 2 * pair * has(c, 4) + pair * pair +
           7 * (has(c, 1) && has(c, 4) && has(c, 6));
}

}  // namespace

TEST_CASE("Shapley values: the glove game") {
    // Two left gloves and a right one; a pair is worth 1: the right one gets 2/3, each left one 1/6.
    const auto shares = contributions(
        game(3, [](std::uint64_t c) { return has(c, 2) && (has(c, 0) || has(c, 1)) ? 1.0 : 0.0; }));
    CHECK(shares[0].shapley == Approx(1.0 / 6).epsilon(1e-14));
    CHECK(shares[1].shapley == Approx(1.0 / 6).epsilon(1e-14));
    CHECK(shares[2].shapley == Approx(2.0 / 3).epsilon(1e-14));
    CHECK(shares[2].alone == 0);
    CHECK(shares[2].last == 1);
    CHECK(shares[0].last == 0);
}

TEST_CASE("Shapley values: axioms") {
    const auto worth = game(7, tangled);
    const auto shares = contributions(worth);
    double sum = 0;
    for (const Contribution& share : shares) sum += share.shapley;
    CHECK(sum == Approx(worth.back() - worth.front()).epsilon(1e-13));     // efficiency
    CHECK(shares[2].shapley == Approx(shares[3].shapley).epsilon(1e-13));  // symmetry
    CHECK(std::abs(shares[5].shapley) < 1e-13);                            // a player who brings nothing
    const auto other = game(7, [](std::uint64_t c) { return 4.0 * has(c, 5) + std::sqrt(double(c)); });
    std::vector<double> both;
    for (std::size_t c = 0; c < worth.size(); ++c) both.push_back(worth[c] + 2 * other[c]);
    const auto apart = contributions(other), together = contributions(both);
    for (std::size_t p = 0; p < 7; ++p)  // linearity
        CHECK(together[p].shapley == Approx(shares[p].shapley + 2 * apart[p].shapley).margin(1e-12));
}

TEST_CASE("Shapley values: the mean over all orders is the exact value") {
    const auto worth = game(4, [](std::uint64_t c) { return tangled(c << 1); });
    const auto exact = contributions(worth);
    std::vector<std::size_t> order{0, 1, 2, 3};
    std::vector<double> sums(4);
    int orders = 0;
    do {
        std::vector<double> played;
        for (const std::uint64_t coalition : coalitions_of(order)) played.push_back(worth[coalition]);
        const auto along = contributions_along(order, played);
        for (std::size_t p = 0; p < 4; ++p) {
            sums[p] += along[p].shapley;
            CHECK(along[p].alone == exact[p].alone);
            CHECK(along[p].last == exact[p].last);
        }
        ++orders;
    } while (std::next_permutation(order.begin(), order.end()));
    REQUIRE(orders == 24);
    for (std::size_t p = 0; p < 4; ++p) CHECK(sums[p] / orders == Approx(exact[p].shapley).margin(1e-13));
}

TEST_CASE("random orders: every player is at every place equally often") {
    constexpr std::size_t players = 5;
    constexpr int orders = 20'000;
    std::vector<std::vector<int>> times(players, std::vector<int>(players));
    for (std::uint64_t r = 0; r < orders; ++r) {
        const auto order = random_order(players, 9, r);
        for (std::size_t place = 0; place < players; ++place) ++times[order[place]][place];
    }
    // Chi-square with 16 degrees of freedom; above 46 in one of 10,000.
    const double expected = double(orders) / players;
    double chi = 0;
    for (const auto& row : times)
        for (const int count : row) chi += (count - expected) * (count - expected) / expected;
    CHECK(chi < 46);
    CHECK(chi > 3.5);  // as rarely below: nothing is that even by chance
    CHECK(random_order(players, 9, 3) == random_order(players, 9, 3));
}
