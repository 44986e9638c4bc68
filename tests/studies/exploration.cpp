// What one sample tells, against functions whose answers are known: Ishigami & Homma (1990), the G-function
// (Saltelli & Sobol 1995), a choice between two actions with a normal gap (Raiffa & Schlaifer 1961).

#include "studies/exploration.hpp"

#include <catch2/catch.hpp>
#include <numeric>

#include "engine/numeric/special.hpp"
#include "studies/first_order.hpp"
#include "studies/made_draws.hpp"
#include "studies/regression.hpp"

using namespace fundsim;

namespace {

constexpr double pi = 3.14159265358979323846;
using At = std::span<const double>;

//! a = 7, b = 0.1, and a fourth factor that does nothing.
double ishigami(At u) {
    const auto x = [&](std::size_t i) { return pi * (2 * u[i] - 1); };
    return std::sin(x(0)) + 7 * std::sin(x(1)) * std::sin(x(1)) + 0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

std::vector<std::size_t> all_factors(const Draws& draws) {
    std::vector<std::size_t> factors(draws.factors);
    std::iota(factors.begin(), factors.end(), std::size_t{0});
    return factors;
}

bool holds(const Estimate& estimate, double truth, double more) {
    const double centre = (estimate.high + estimate.low) / 2, half = (estimate.high - estimate.low) / 2;
    return std::abs(truth - centre) <= half * more;
}

}  // namespace

TEST_CASE("variance parts: what futures of a draw share, and what they do not") {
    const Draws draws = made_draws(1, 4096, 3, [](At u) { return 12 * u[0]; });  // variance 12
    const VarianceParts parts = variance_parts(draws);
    CHECK(parts.assumptions == Approx(12).margin(1));  // standard error about 0.25
    CHECK(parts.luck == Approx(9).margin(0.8));        // about 0.2
}

TEST_CASE("first-order indices: Ishigami, with luck as large as what factors move") {
    const double luck = std::sqrt(13.84);
    const Draws draws = made_draws(4, 16'384, luck, ishigami);
    const VarianceShares shares = variance_shares(draws, steadied_gaps(draws), 1);
    const double known[] = {0.3139, 0.4424, 0, 0};
    for (std::size_t f = 0; f < 4; ++f) {
        INFO(f << ": " << shares.first_order[f].value << " in " << shares.first_order[f].low << " to "
               << shares.first_order[f].high);
        // Half as wide again as 95 %: of four at once.
        CHECK(holds(shares.first_order[f], known[f], 1.5));
        CHECK(shares.first_order[f].high - shares.first_order[f].low < 0.1);
    }
    CHECK(holds(shares.luck, 0.5, 1.5));
}

TEST_CASE("first-order indices: the G-function") {
    const double a[] = {0, 1, 4.5, 9, 99};
    const Draws draws = made_draws(5, 8'192, 0.1, [&](At u) {
        double product = 1;
        for (std::size_t i = 0; i < 5; ++i) product *= (std::abs(4 * u[i] - 2) + a[i]) / (1 + a[i]);
        return product;
    });
    double all = 1;
    for (const double each : a) all *= 1 + 1 / (3 * (1 + each) * (1 + each));
    const VarianceShares shares = variance_shares(draws, steadied_gaps(draws), 1);
    for (std::size_t f = 0; f < 5; ++f) {
        INFO(f);
        CHECK(shares.first_order[f].value ==
              Approx(1 / (3 * (1 + a[f]) * (1 + a[f])) / (all - 1)).margin(0.02));
    }
}

TEST_CASE("first-order indices: what does nothing comes out around 0, whatever chance makes of it") {
    // Twenty of them, in luck that is six times what the first factor moves: chance alone would make each
    // 0.024.
    const Draws draws = made_draws(21, 2'048, 1, [](At u) { return u[0]; });
    const VarianceShares shares = variance_shares(draws, mean_gaps(draws), 1);
    double sum = 0;
    for (std::size_t f = 1; f <= 20; ++f) sum += shares.first_order[f].value;
    CHECK(std::abs(sum / 20) < 0.009);  // three standard errors of 0.013 / sqrt(20)
}

TEST_CASE("first-order indices: too few draws, or nothing that moves, are said not to tell") {
    const Draws few = made_draws(2, 32, 1, [](At u) { return u[0]; });
    CHECK(std::isnan(variance_shares(few, steadied_gaps(few), 1).first_order[0].value));
    const Draws still = made_draws(2, 128, 0, [](At) { return 5.0; });
    CHECK(std::isnan(variance_shares(still, steadied_gaps(still), 1).luck.value));
}

TEST_CASE("value of information: two actions with a linear normal gap") {
    const double mean = 1, spread[] = {2, 1, 0.5};
    const Draws draws = made_draws(4, 16'384, 3, [&](At u) {
        double gap = mean;
        for (std::size_t i = 0; i < 3; ++i) gap += spread[i] * normal_quantile(u[i]);
        return gap;
    });
    const std::vector<double> gaps = steadied_gaps(draws);
    const auto truth = [&](double sigma) { return sigma * unit_normal_loss(mean / sigma); };
    const Information all = information_in(draws, gaps, all_factors(draws));
    CHECK(all.value.value == Approx(truth(std::sqrt(5.25))).epsilon(0.06));
    CHECK(holds(all.value, truth(std::sqrt(5.25)), 1.5));
    CHECK(all.explained == Approx(5.25).epsilon(0.05));
    CHECK(all.better.value == Approx(normal_cdf(mean / std::sqrt(5.25))).margin(0.02));
    for (std::size_t f = 0; f < 3; ++f) {
        const Information one = information_in(draws, gaps, std::array{f});
        INFO(f << ": " << one.value.value << " against " << truth(spread[f]));
        CHECK(holds(one.value, truth(spread[f]), 1.5));
        CHECK(one.value.value <= all.value.value);  // part of the knowledge is worth no more
    }
    const Information nothing = information_in(draws, gaps, std::array<std::size_t, 1>{3});
    CHECK(nothing.value.value < 0.01);
    CHECK(std::abs(nothing.explained) < 0.05);
    const Information both = information_in(draws, gaps, std::array<std::size_t, 2>{0, 1});
    CHECK(holds(both.value, truth(std::sqrt(5.0)), 1.5));
}

TEST_CASE("value of information: the better mean, not the better model of each future") {
    // Nothing is uncertain but luck: nothing is worth knowing, however often the other one is ahead.
    const Draws draws = made_draws(3, 4'096, 10, [](At) { return 1.0; });
    const Information all = information_in(draws, mean_gaps(draws), all_factors(draws));
    CHECK(all.value.value < 0.2);  // the error of a mean of 4,096 gaps whose deviation is 7
    CHECK(probability_ahead(draws).value == Approx(0.54).margin(0.02));
}

TEST_CASE("regression: no draw helps to predict itself") {
    // Noise alone: predictions that had seen it would explain some of it.
    const Draws draws = made_draws(12, 2'048, 1, [](At) { return 0.0; });
    CHECK(regress(draws, mean_gaps(draws), all_factors(draws)).explained < 0);
    // Products are seen, and with few draws the last factors are left out.
    const Draws product = made_draws(2, 2'048, 0, [](At u) { return (u[0] - 0.5) * (u[1] - 0.5); });
    const double variance = 1.0 / 144;
    CHECK(regress(product, mean_gaps(product), all_factors(product)).explained ==
          Approx(variance).epsilon(1e-3));
    const Draws few = made_draws(40, 60, 0, [](At u) { return u[0]; });
    CHECK(regress(few, mean_gaps(few), all_factors(few)).explained == Approx(1.0 / 12).epsilon(0.05));
}

TEST_CASE("steadied gaps: what is known to be luck is taken out, and the mean stays") {
    Draws draws = made_draws(1, 4'096, 0, [](At u) { return u[0]; });
    for (std::size_t d = 0; d < size_of(draws); ++d) {
        draws.surplus[d] = normal(Stream{9, d}, Purpose::value, 0, 0);
        draws.first[d] += 3 * draws.surplus[d];
        draws.second[d] += 3 * draws.surplus[d];
    }
    const Moments plain = moments_of(mean_gaps(draws)), steadied = moments_of(steadied_gaps(draws));
    CHECK(variance(plain) == Approx(9 + 1.0 / 12).epsilon(0.1));
    CHECK(variance(steadied) == Approx(1.0 / 12).epsilon(0.02));
    CHECK(steadied.mean == Approx(0.5).margin(0.001));
}
