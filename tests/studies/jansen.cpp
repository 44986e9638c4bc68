// Indices of functions whose answers are known: Ishigami & Homma (1990), the G-function (Saltelli & Sobol
// 1995), sums; with luck that is as large as what factors move, and hangs on them.

#include "studies/jansen.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/random/draws.hpp"
#include "studies/decomposition.hpp"

using namespace fundsim;

namespace {

constexpr double pi = 3.14159265358979323846;
using At = std::span<const double>;
//! The gap at a point in a future, whose luck is two standard normal numbers.
using Gap = std::function<double(At, double luck, double other)>;

std::vector<Comoments> played(const Design& design, std::uint64_t rows, const Gap& gap) {
    const std::size_t figures = jansen_figures(design.groups.size());
    std::vector<double> row(figures), parts;
    std::vector<std::vector<double>> values(figures);
    for (std::uint64_t r = 0; r < rows; ++r) {
        const Response response = [&](At at) -> std::optional<TwoGaps> {
            TwoGaps gaps{};
            for (std::uint32_t w = 0; w < 2; ++w) {
                const Stream stream{3, 2 * r + w};
                gaps[w] = gap(at, normal(stream, Purpose::value, 0, 0), normal(stream, Purpose::value, 1, 0));
            }
            return std::isnan(gaps[0]) ? std::nullopt : std::optional(gaps);
        };
        parts.push_back(fill_row(design, r, response, row));
        for (std::size_t f = 0; f < figures; ++f) values[f].push_back(row[f]);
    }
    std::vector<Comoments> sums;
    for (const std::vector<double>& each : values) sums.push_back(comoments_of(parts, each));
    return sums;
}

Indices indices(std::size_t factors, std::uint64_t rows, const Gap& gap) {
    return indices_of(played(design_of(each_alone(factors), factors, 5), rows, gap));
}

//! a = 7, b = 0.1; further factors do nothing.
double ishigami(At u) {
    const auto x = [&](std::size_t i) { return pi * (2 * u[i] - 1); };
    return std::sin(x(0)) + 7 * std::sin(x(1)) * std::sin(x(1)) + 0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

//! Within the interval, half as wide again as 95 %: of several at once.
bool holds(const Estimate& estimate, double truth) {
    return std::abs(truth - estimate.value) <= 1.5 * (estimate.high - estimate.low) / 2;
}

}  // namespace

TEST_CASE("Sobol indices: Ishigami without luck") {
    const Indices found = indices(4, 8'192, [](At at, double, double) { return ishigami(at); });
    const double first[] = {0.3139, 0.4424, 0, 0}, total[] = {0.5576, 0.4424, 0.2437, 0};
    CHECK(found.rows == 8'192);
    CHECK(found.variance.value == Approx(13.8446).epsilon(0.02));
    for (std::size_t i = 0; i < 4; ++i) {
        INFO(i << ": " << found.indices[i].first_order.value << ", " << found.indices[i].total.value);
        CHECK(found.indices[i].first_order.value == Approx(first[i]).margin(0.015));
        CHECK(found.indices[i].total.value == Approx(total[i]).margin(0.015));
        CHECK(holds(found.indices[i].interplay, total[i] - first[i]));
    }
    CHECK(found.indices[3].total == Estimate{0, 0, 0});  // exactly
    CHECK(found.alone.value == Approx(0.7563).margin(0.015));
    CHECK(found.luck.value == 0);
}

TEST_CASE("Sobol indices: luck takes no part in them, not even where it hangs on a factor") {
    // Luck as large as what the factors move, and a fourth factor that shuffles it but moves no mean.
    const Indices found = indices(4, 16'384, [](At at, double luck, double other) {
        return ishigami(at) + 3 * luck + 3 * std::sqrt(12) * (at[3] - 0.5) * other;
    });
    const double first[] = {0.3139, 0.4424, 0, 0}, total[] = {0.5576, 0.4424, 0.2437, 0};
    for (std::size_t i = 0; i < 4; ++i) {
        INFO(i << ": " << found.indices[i].first_order.value << ", " << found.indices[i].total.value);
        CHECK(holds(found.indices[i].first_order, first[i]));
        CHECK(holds(found.indices[i].total, total[i]));
        CHECK(found.indices[i].total.high - found.indices[i].total.low < 0.15);
    }
    CHECK(holds(found.luck, 18 / (18 + 13.8446)));
    CHECK(found.indices[3].total.value == Approx(0).margin(0.05));  // with squares it would be 0.65
}

TEST_CASE("Sobol indices: the G-function") {
    const double a[] = {0, 1, 4.5, 9, 99};
    const Indices found = indices(5, 8'192, [&](At at, double luck, double) {
        double product = 1;
        for (std::size_t i = 0; i < 5; ++i) product *= (std::abs(4 * at[i] - 2) + a[i]) / (1 + a[i]);
        return product + luck;
    });
    const auto part = [&](std::size_t i) { return 1 / (3 * (1 + a[i]) * (1 + a[i])); };
    double all = 1;
    for (std::size_t i = 0; i < 5; ++i) all *= 1 + part(i);
    for (std::size_t i = 0; i < 5; ++i) {
        INFO(i << ": " << found.indices[i].first_order.value << ", " << found.indices[i].total.value);
        CHECK(found.indices[i].first_order.value == Approx(part(i) / (all - 1)).margin(0.03));
        CHECK(found.indices[i].total.value == Approx(part(i) * all / (1 + part(i)) / (all - 1)).margin(0.03));
    }
}

TEST_CASE("Sobol indices: sums have no interplay, and those who are drawn together are one") {
    const Gap sum = [](At at, double luck, double) { return 3 * at[0] + 2 * at[1] + at[2] + luck; };
    const Indices found = indices(3, 4'096, sum);
    const double parts[] = {9.0 / 14, 4.0 / 14, 1.0 / 14};
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(found.indices[i].first_order.value == Approx(parts[i]).margin(0.03));
        CHECK(found.indices[i].total.value == Approx(parts[i]).margin(0.03));
        CHECK(holds(found.indices[i].interplay, 0));
    }
    CHECK(holds(found.alone, 1));
    const auto grouped = played(design_of({{0}, {1, 2}}, 3, 5), 4'096, sum);
    CHECK(indices_of(grouped).indices[1].total.value == Approx(5.0 / 14).margin(0.03));
    const Gap product = [](At at, double, double) { return (at[1] - 0.5) * (at[2] - 0.5) + at[0]; };
    const Indices together = indices_of(played(design_of({{0}, {1, 2}}, 3, 5), 4'096, product));
    CHECK(holds(together.indices[1].interplay, 0));  // their own interplay is within the group
    CHECK(together.indices[1].total.value == Approx(1.0 / 13).margin(0.01));
}

TEST_CASE("Sobol indices: intervals hold what they say") {
    int held = 0;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        const auto sums = played(design_of(each_alone(3), 3, seed), 256,
                                 [](At at, double, double) { return ishigami(at); });
        const Estimate total = indices_of(sums).indices[0].total;
        held += total.low <= 0.5576 && 0.5576 <= total.high ? 1 : 0;
    }
    INFO(held);
    CHECK(held >= 90);
}

TEST_CASE("Sobol indices: rows without all gaps are left out; nothing is told where nothing moves") {
    const Gap gap = [](At at, double, double) { return at[1] > 0.9 ? NAN : at[0] + at[1]; };
    const auto sums = played(design_of(each_alone(2), 2, 5), 4'096, gap);
    const Indices found = indices_of(sums);
    CHECK(found.rows < 3'600);
    CHECK(found.rows > 3'100);
    // As if the range of the second ended at 0.9.
    CHECK(found.variance.value == Approx((1 + 0.81) / 12).epsilon(0.05));
    CHECK(found.indices[1].total.value == Approx(0.81 / 1.81).margin(0.03));
    CHECK(by_total(sums) == std::vector<std::size_t>{0, 1});
    const Indices still = indices(2, 64, [](At, double luck, double) { return luck; });
    CHECK(still.variance.value == 0);
    CHECK(std::isnan(still.indices[0].total.value));
    CHECK(std::isnan(indices(2, 1, [](At at, double, double) { return at[0]; }).alone.value));
}

TEST_CASE("Sobol indices: totals as shares of a variance that is known from elsewhere") {
    const double total[] = {0.5576, 0.4424, 0.2437, 0};
    const auto sums = played(design_of(each_alone(4), 4, 5), 4'096,
                             [](At at, double luck, double) { return ishigami(at) + 3 * luck; });
    const std::vector<Estimate> shares = totals_of(sums, {13.8446, 13.5, 14.2});
    for (std::size_t i = 0; i < 4; ++i) {
        INFO(i << ": " << shares[i].value);
        CHECK(holds(shares[i], total[i]));
    }
    CHECK(shares[3] == Estimate{0, 0, 0});  // exactly
    CHECK(totals_of(sums, {13.8446, 10, 18})[0].high > shares[0].high);
    CHECK(std::isnan(totals_of(sums, {1, -1, 3})[0].value));
    // Rows that cannot be played count for nothing.
    const auto some = played(design_of(each_alone(2), 2, 5), 4'096,
                             [](At at, double, double) { return at[1] > 0.9 ? NAN : at[0] + at[1]; });
    CHECK(totals_of(some, {1.81 / 12, 0.15, 0.152})[1].value == Approx(0.81 / 1.81).margin(0.03));
}
