// The engine's own elementary functions against extended precision: errors in units of the last place over
// the whole range, exact results, and the ends.

#include <catch2/catch.hpp>
#include <cfloat>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "engine/numeric/special.hpp"
#include "engine/random/draws.hpp"

using namespace fundsim;

namespace {

static_assert(LDBL_MANT_DIG >= 64, "the references need more digits than a double has");

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double smallest = std::numeric_limits<double>::denorm_min();
constexpr double least_normal = std::numeric_limits<double>::min();
constexpr double largest = std::numeric_limits<double>::max();
const double missing = std::nan("");
constexpr int tries = 50000;

//! Uniform numbers between two ends, the same in every run.
std::vector<double> spread(double from, double to, std::uint64_t seed = 1) {
    std::vector<double> x;
    for (std::uint32_t i = 0; i < tries; ++i)
        x.push_back(from + (to - from) * uniform({seed, 0}, Purpose::look, i, 0));
    return x;
}

//! Numbers of every magnitude between two positive ends, the ends too.
std::vector<double> spread_by_magnitude(double from, double to) {
    std::vector<double> x{from, to};
    for (const double e : spread(std::log(from), std::log(to)))
        x.push_back(std::fmin(std::fmax(std::exp(e), from), to));
    return x;
}

//! Error in units of the last place that the true value has as a double.
double ulps(double found, long double truth) {
    if (found == truth) return 0;
    int exponent = 0;
    std::frexp(truth, &exponent);
    const long double unit = std::ldexp(1.0L, std::max(exponent - 53, -1074));
    return std::isfinite(found) ? static_cast<double>(std::fabs(found - truth) / unit) : infinity;
}

template <class Function, class Reference>
double worst(const std::vector<double>& arguments, Function function, Reference reference) {
    double most = 0;
    for (const double x : arguments)
        most = std::fmax(most, ulps(function(x), reference(static_cast<long double>(x))));
    return most;
}

// A double cannot be better than half a unit: less would mean that the reference is no better than the
// function.
void check_between(double found, double most) {
    CHECK(found > 0.48);
    CHECK(found < most);
}

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

}  // namespace

TEST_CASE("exponential and logarithm err by less than one unit of the last place") {
    const auto exponential = [](double x) { return exp_of(x); };
    const auto true_exponential = [](long double x) { return std::exp(x); };
    check_between(worst(spread(-708, 709.7), exponential, true_exponential), 1);
    check_between(worst(spread(-1, 1), exponential, true_exponential), 1);
    check_between(worst(spread(-745.1, -708), exponential, true_exponential), 1);
    const auto logarithm = [](double x) { return log_of(x); };
    const auto true_logarithm = [](long double x) { return std::log(x); };
    check_between(worst(spread_by_magnitude(smallest, largest), logarithm, true_logarithm), 0.9);
    check_between(worst(spread(0.5, 2), logarithm, true_logarithm), 0.9);
}

TEST_CASE("e^x - 1 errs by 0.65 units of the last place at most, from subnormal numbers to overflow") {
    const auto function = [](double x) { return exp_minus_one(x); };
    const auto opposite = [](double x) { return exp_minus_one(-x); };
    const auto truth = [](long double x) { return std::expm1(x); };
    const auto true_opposite = [](long double x) { return std::expm1(-x); };
    check_between(worst(spread(-2, 2), function, truth), 0.65);
    check_between(worst(spread(-45, 709.7), function, truth), 0.65);
    check_between(worst(spread_by_magnitude(least_normal, 700), function, truth), 0.65);
    check_between(worst(spread_by_magnitude(least_normal, 100), opposite, true_opposite), 0.65);
    for (const double x : {0.0, smallest, -smallest, 1e-310, -1e-300}) CHECK(exp_minus_one(x) == x);
    CHECK(std::signbit(exp_minus_one(-0.0)));
    CHECK(exp_minus_one(710) == infinity);
    CHECK(exp_minus_one(infinity) == infinity);
    CHECK(exp_minus_one(largest) == infinity);
    CHECK(exp_minus_one(-infinity) == -1);
    CHECK(exp_minus_one(-largest) == -1);
    CHECK(std::isnan(exp_minus_one(missing)));
}

TEST_CASE("ln(1 + x) errs by 0.65 units of the last place at most, from -1 to the largest number") {
    const auto function = [](double x) { return log_one_plus(x); };
    const auto opposite = [](double x) { return log_one_plus(-x); };
    const auto truth = [](long double x) { return std::log1p(x); };
    const auto true_opposite = [](long double x) { return std::log1p(-x); };
    check_between(worst(spread(-1, 2), function, truth), 0.65);
    check_between(worst(spread(-0.01, 0.01), function, truth), 0.65);
    check_between(worst(spread_by_magnitude(least_normal, largest), function, truth), 0.65);
    check_between(worst(spread_by_magnitude(least_normal, 0.99), opposite, true_opposite), 0.65);
    for (const double x : {0.0, smallest, -smallest, 1e-310, -1e-300}) CHECK(log_one_plus(x) == x);
    CHECK(std::signbit(log_one_plus(-0.0)));
    CHECK(log_one_plus(std::nextafter(-1, 0)) == Approx(-36.7368005696771).epsilon(1e-14));
    CHECK(log_one_plus(-1) == -infinity);
    CHECK(log_one_plus(infinity) == infinity);
    CHECK(std::isnan(log_one_plus(std::nextafter(-1.0, -2.0))));
    CHECK(std::isnan(log_one_plus(-infinity)));
    CHECK(std::isnan(log_one_plus(missing)));
}

TEST_CASE("powers err by 0.55 units of the last place at most, whatever the base and the exponent") {
    double most = 0;
    const auto logarithms = spread(-708, 709.5, 2);
    std::size_t k = 0;
    const auto meet = [&](double b, double e) {
        most = std::fmax(
            most, ulps(power_of(b, e), std::pow(static_cast<long double>(b), static_cast<long double>(e))));
    };
    // Bases of every magnitude with results of every magnitude, then bases near 1, where the exponents are
    // large.
    for (const double b : spread_by_magnitude(smallest, largest))
        if (std::fabs(std::log(b)) > 1e-3) meet(b, logarithms[k++ % logarithms.size()] / std::log(b));
    for (const double b : spread(0.4, 1.6))
        if (std::fabs(std::log(b)) > 1e-8) meet(b, logarithms[k++ % logarithms.size()] / std::log(b));
    for (const double b : spread(0, 3)) meet(b, std::fmod(logarithms[k++ % logarithms.size()], 5));
    check_between(most, 0.55);
    // Subnormal results are rounded once more.
    for (const double e : spread(-1074, -1022)) CHECK(ulps(power_of(2, e), std::pow(2.0L, e)) < 0.8);
}

TEST_CASE("powers that are numbers in double precision come out exactly") {
    for (int k = -1074; k < 1024; ++k) CHECK(power_of(2, k) == std::ldexp(1.0, k));
    for (int k = -537; k < 512; ++k) CHECK(power_of(4, k) == std::ldexp(1.0, 2 * k));
    double ten = 1;
    for (int k = 0; k <= 22; ++k, ten *= 10) CHECK(power_of(10, k) == ten);
    for (const double x : spread_by_magnitude(smallest, largest)) CHECK(power_of(x, 1) == x);
    for (double n = 1; n < 9e7; n = std::floor(1.7 * n + 1)) {
        CHECK(power_of(n, 2) == n * n);
        CHECK(power_of(n * n, 0.5) == n);
    }
    for (double n = 1; n < 2e5; n = std::floor(1.7 * n + 1)) CHECK(power_of(n, 3) == n * n * n);
}

TEST_CASE("powers at the ends of the ranges are those of C, negative bases apart") {
    const double numbers[] = {0,       smallest,
                              1e-310,  least_normal,
                              0.5,     std::nextafter(1, 0),
                              1,       std::nextafter(1.0, 2.0),
                              1.5,     3,
                              1e10,    1e300,
                              largest, infinity,
                              missing};
    for (const double b : numbers) {
        for (const double size : numbers) {
            for (const double e : {size, -size}) {
                INFO(b << " ^ " << e);
                const double found = power_of(b, e);
                const double expected = std::pow(b, e);
                if (same(found, expected)) continue;
                CHECK(ulps(found, expected) <= 1);
            }
        }
    }
    CHECK(std::isnan(power_of(-2, 2)));
    CHECK(std::isnan(power_of(-infinity, 3)));
    CHECK(power_of(-2, 0) == 1);
    CHECK(power_of(-0.0, 3) == 0);
}

TEST_CASE("the arcsine errs by 0.75 units of the last place at most") {
    const auto function = [](double x) { return arcsine(x); };
    const auto truth = [](long double x) { return std::asin(x); };
    check_between(worst(spread(-1, 1), function, truth), 0.75);
    check_between(worst(spread(0.999, 1), function, truth), 0.75);
    check_between(worst(spread_by_magnitude(least_normal, 1), function, truth), 0.75);
    for (const double x : {0.0, smallest, -smallest, 1e-310, -1e-300}) CHECK(arcsine(x) == x);
    CHECK(std::signbit(arcsine(-0.0)));
    CHECK(arcsine(1) == std::asin(1.0));
    CHECK(arcsine(-1) == -std::asin(1.0));
    for (const double x : {std::nextafter(1.0, 2.0), -1.5, infinity, -infinity, missing})
        CHECK(std::isnan(arcsine(x)));
}
