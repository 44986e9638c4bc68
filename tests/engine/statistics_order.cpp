// Order statistics, dominance, and the split of a gap: against the definition and worked examples.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "engine/statistics/dominance.hpp"
#include "engine/statistics/order.hpp"
#include "engine/statistics/paired.hpp"
#include "engine/statistics/rank_search.hpp"

using namespace fundsim;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

//! The definition: the smallest value that at least a share p of the sample does not exceed. p = percent /
//! 100.
double by_definition(const std::vector<double>& sorted, std::size_t percent) {
    for (std::size_t i = 0; i < sorted.size(); ++i)
        if ((i + 1) * 100 >= percent * sorted.size()) return sorted[i];
    return sorted.back();
}

std::vector<double> awkward_sample(std::size_t size) {
    std::mt19937_64 bits(5);
    std::vector<double> out{0.0, -0.0, infinity, -infinity, 1e-310, -1e-310, 1e308, -1e308, 3, 3, 3};
    while (out.size() < size) {
        const double u = double(bits() >> 11) / 9007199254740992.0 - 0.5;
        out.push_back(std::ldexp(u, int(bits() % 60) - 30));
        if (bits() % 4 == 0) out.push_back(std::floor(u * 10));
    }
    out.resize(size);
    return out;
}

std::vector<double> found_in(const std::vector<double>& sample, const std::vector<std::uint64_t>& ranks,
                             std::size_t stretch) {
    RankSearch search(ranks);
    for (; !search.done(); search.end_pass())
        for (std::size_t i = 0; i < sample.size(); i += stretch)
            search.feed(std::span(sample).subspan(i, std::min(stretch, sample.size() - i)));
    return search.values();
}

}  // namespace

TEST_CASE("quantiles are the inverse of the empirical distribution function") {
    std::mt19937_64 bits(3);
    for (std::size_t size = 1; size <= 130; ++size) {
        std::vector<double> sorted;
        for (std::size_t i = 0; i < size; ++i) sorted.push_back(double(bits() % 50));
        std::sort(sorted.begin(), sorted.end());
        for (std::size_t percent = 0; percent <= 100; ++percent) {
            INFO(size << " values, " << percent << " %");
            CHECK(quantile_of_sorted(sorted, double(percent) / 100) == by_definition(sorted, percent));
        }
    }
}

TEST_CASE("quantile ranks of large samples do not drift by rounding") {
    for (std::uint64_t count : {100ULL, 10'000ULL, 1'000'000ULL, 10'000'000ULL, 1'000'000'000ULL})
        for (std::uint64_t percent = 1; percent <= 100; ++percent) {
            CHECK(quantile_rank(count, double(percent) / 100) == count / 100 * percent - 1);
        }
}

TEST_CASE("a quantile of months that may never come") {
    const std::vector<double> months{3, 5, 8, infinity};
    CHECK(quantile_of_sorted(months, 0.5) == 5);
    CHECK(std::isinf(quantile_of_sorted(months, 0.95)));
}

TEST_CASE("a tail mean takes part of a value where the tail ends inside it") {
    const auto worst = [](std::vector<double> sample, double p) {
        std::vector<double> sorted = sample;
        std::sort(sorted.begin(), sorted.end());
        const double lower = quantile_of_sorted(sorted, p);
        TailSums sums;
        add(sums, sample, lower, infinity);
        return lower_tail_mean(sums, sample.size(), p, lower);
    };
    CHECK(worst({4, 1, 3, 2}, 0.5) == Approx(1.5));
    CHECK(worst({4, 1, 3, 2}, 0.25) == Approx(1));
    CHECK(worst({4, 1, 3, 2}, 0.375) == Approx((1 + 0.5 * 2) / 1.5));
    CHECK(worst({4, 1, 3, 2}, 0.05) == Approx(1));
    CHECK(worst({1, 1, 1, 5}, 0.5) == Approx(1));
    CHECK(worst({7}, 0.05) == Approx(7));
}

TEST_CASE("the share of the best in a sum") {
    const auto best = [](std::vector<double> sample, double p) {
        std::vector<double> sorted = sample;
        std::sort(sorted.begin(), sorted.end());
        const double upper = quantile_of_sorted(sorted, 1 - p);
        TailSums sums;
        add(sums, sample, -infinity, upper);
        return upper_tail_share(sums, sample.size(), p, upper);
    };
    CHECK(best({1, 2, 3, 4}, 0.25) == Approx(0.4));
    CHECK(best({1, 2, 3, 4}, 0.375) == Approx(5.5 / 10));
    CHECK(best({5, 5, 5, 5}, 0.01) == Approx(0.01));
    CHECK(best({-4, 0, 0, 6}, 0.25) == Approx(3));
    CHECK(std::isnan(best({-1, 1}, 0.5)));
}

TEST_CASE("keys order doubles as numbers and lead back to them") {
    std::vector<double> sample = awkward_sample(500);
    std::sort(sample.begin(), sample.end());
    for (std::size_t i = 0; i < sample.size(); ++i) {
        CHECK(from_ordered_key(ordered_key(sample[i])) == sample[i]);
        if (i > 0 && sample[i - 1] < sample[i]) CHECK(ordered_key(sample[i - 1]) < ordered_key(sample[i]));
    }
}

TEST_CASE("a search by several passes finds what sorting finds") {
    const std::vector<double> sample = awkward_sample(3000);
    std::vector<double> sorted = sample;
    std::sort(sorted.begin(), sorted.end());
    std::vector<std::uint64_t> ranks{0, 1, 2, 1499, 1500, 2998, 2999, 150, 150};
    for (std::uint64_t rank = 0; rank < 3000; rank += 301) ranks.push_back(rank);
    for (std::size_t stretch : {1, 7, 256, 5000}) {
        const std::vector<double> found = found_in(sample, ranks, stretch);
        for (std::size_t i = 0; i < ranks.size(); ++i) CHECK(found[i] == sorted[ranks[i]]);
    }
    CHECK(found_in(sample, {}, 100).empty());
    CHECK(found_in({42}, {0}, 1) == std::vector<double>{42});
}

TEST_CASE("stochastic dominance") {
    const auto verdict = [](std::vector<double> a, std::vector<double> b) { return dominance(a, b); };
    CHECK(verdict({1, 2, 4}, {1, 2, 3}) == Dominance::first);
    CHECK(verdict({1, 2, 3}, {1, 2, 4}) == Dominance::none);
    CHECK(verdict({1, 2, 3}, {1, 2, 3}) == Dominance::none);
    // The same mean with less risk; and a higher mean with a worse worst case.
    CHECK(verdict({2, 2, 2}, {1, 2, 3}) == Dominance::second);
    CHECK(verdict({1, 2, 3}, {2, 2, 2}) == Dominance::none);
    CHECK(verdict({1, 5, 9}, {2, 2, 2}) == Dominance::none);
    CHECK(verdict({2, 2, 5}, {1, 3, 4}) == Dominance::second);
}

TEST_CASE("who is ahead: ties count half, identical models are even") {
    const std::vector<double> a{1, 2, 3, 4}, b{0, 2, 4, 3};
    const Paired paired = paired_of(a, b);
    CHECK(paired.ahead == 2);
    CHECK(paired.ties == 1);
    CHECK(probability_ahead(paired).value == Approx(0.625));
    CHECK(probability_ahead(paired_of(b, a)).value == Approx(0.375));
    CHECK(probability_ahead(paired_of(a, a)).value == 0.5);
    CHECK(paired.difference.mean == Approx(0.25));
    const std::span first(a), second(b);
    const Paired merged =
        merge(paired_of(first.first(1), second.first(1)), paired_of(first.subspan(1), second.subspan(1)));
    CHECK(merged.ahead == 2);
    CHECK(merged.ties == 1);
    CHECK(merged.difference.squares == Approx(paired.difference.squares));
}
