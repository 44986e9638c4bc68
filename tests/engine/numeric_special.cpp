// Normal functions against extended precision, the identity of scalar and array forms, and the ends of
// the ranges.

#include <catch2/catch.hpp>
#include <cfloat>
#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

#include "engine/numeric/special.hpp"
#include "engine/random/draws.hpp"

using namespace fundsim;

namespace {

static_assert(LDBL_MANT_DIG >= 64, "the references need more digits than a double has");

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr int tries = 20000;

//! Uniform numbers between two ends, the same in every run.
std::vector<double> spread(double from, double to, std::uint64_t seed = 1) {
    std::vector<double> x;
    for (std::uint32_t i = 0; i < tries; ++i)
        x.push_back(from + (to - from) * uniform({seed, 0}, Purpose::look, i, 0));
    return x;
}

double relative_error(double found, long double truth) {
    return static_cast<double>(std::fabs((found - truth) / truth));
}

long double upper_tail(long double x) { return 0.5L * std::erfc(x / std::sqrt(2.0L)); }

//! Normal quantile of p <= 1/2 by Newton steps in extended precision.
long double exact_quantile(double p) {
    long double x = normal_quantile(p);
    for (int i = 0; i < 3; ++i) {
        const long double density = std::exp(-x * x / 2) / std::sqrt(2 * 3.14159265358979323846264338L);
        x -= (upper_tail(-x) - p) / density;
    }
    return x;
}

template <class Scalar, class Array>
void check_same_bits(Scalar scalar, Array array, std::vector<double> x) {
    for (const double odd_one :
         {0.0, -0.0, 1.0, -1.0, 1e-320, 1e-300, 1e300, infinity, -infinity, 1e-12, 1.0 - 1e-13}) {
        x.push_back(odd_one);
    }
    x.push_back(std::numeric_limits<double>::quiet_NaN());
    std::vector<double> out(x.size());
    array(x, out);
    std::vector<double> in_place = x;
    array(in_place, in_place);
    int different = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double one = scalar(x[i]);
        if (std::isnan(one) && std::isnan(out[i]) && std::isnan(in_place[i])) continue;
        if (std::memcmp(&one, &out[i], sizeof one) != 0 || std::memcmp(&one, &in_place[i], sizeof one) != 0) {
            ++different;
            UNSCOPED_INFO("argument " << x[i] << ": scalar " << one << ", array " << out[i]);
        }
    }
    CHECK(different == 0);
}

}  // namespace

TEST_CASE("exp and log at the ends of their ranges") {
    CHECK(exp_of(0.0) == 1.0);
    CHECK(exp_of(709.7) == Approx(std::exp(709.7)).epsilon(1e-15));
    CHECK(exp_of(710.0) == infinity);
    CHECK(exp_of(infinity) == infinity);
    CHECK(exp_of(-745.0) == std::exp(-745.0));  // the smallest subnormal number
    CHECK(exp_of(-720.0) == Approx(std::exp(-720.0)).epsilon(1e-10));
    CHECK(exp_of(-746.0) == 0.0);
    CHECK(exp_of(-infinity) == 0.0);
    CHECK(std::isnan(exp_of(std::nan(""))));
    CHECK(log_of(1.0) == 0.0);
    CHECK(log_of(0.0) == -infinity);
    CHECK(log_of(infinity) == infinity);
    CHECK(log_of(5e-324) == Approx(std::log(5e-324)).epsilon(1e-15));
    CHECK(std::isnan(log_of(-1.0)));
    CHECK(std::isnan(log_of(std::nan(""))));
}

TEST_CASE("normal quantile: relative error below 1e-15, from one half to the smallest number") {
    double worst = 0;
    for (const double p : spread(0, 0.5))
        worst = std::max(worst, relative_error(normal_quantile(p), exact_quantile(p)));
    for (const double e : spread(-700, -0.7)) {
        const double p = std::exp(e);
        worst = std::max(worst, relative_error(normal_quantile(p), exact_quantile(p)));
    }
    CHECK(worst < 1e-15);
    CHECK(normal_quantile(0.5) == 0.0);
    CHECK(normal_quantile(0.975) == Approx(1.959963984540054).epsilon(1e-15));
    CHECK(normal_quantile(0.75) == -normal_quantile(0.25));
    CHECK(normal_quantile(0.0) == -infinity);
    CHECK(normal_quantile(1.0) == infinity);
    CHECK(std::isnan(normal_quantile(-1e-9)));
    CHECK(std::isnan(normal_quantile(1.0 + 1e-9)));
    CHECK(std::isnan(normal_quantile(std::nan(""))));
}

TEST_CASE("normal distribution function: relative error below 2e-15, also in the far tail") {
    double worst = 0;
    for (const double x : spread(-37.5, 0))
        worst = std::max(worst, relative_error(normal_cdf(x), upper_tail(-static_cast<long double>(x))));
    for (const double x : spread(-6, 8))
        worst = std::max(worst, relative_error(normal_cdf(x), upper_tail(-static_cast<long double>(x))));
    CHECK(worst < 2e-15);
    CHECK(normal_cdf(0.0) == 0.5);
    CHECK(normal_cdf(-infinity) == 0.0);
    CHECK(normal_cdf(infinity) == 1.0);
    CHECK(std::isnan(normal_cdf(std::nan(""))));
    CHECK(normal_pdf(0.0) == Approx(0.3989422804014327).epsilon(1e-15));
    CHECK(normal_pdf(-2.5) == Approx(0.01752830049356854).epsilon(1e-15));
    CHECK(normal_pdf(30.0) == Approx(std::exp(-450.0) * 0.3989422804014327).epsilon(1e-14));
}

TEST_CASE("unit normal loss: published values, both tails, the seam between its two forms") {
    const double known[][2] = {{0, .398942}, {.25, .286345}, {.5, .197797},
                               {1, .083315}, {1.5, .029307}, {2, .008491}};
    for (const auto& [u, loss] : known) CHECK(unit_normal_loss(u) == Approx(loss).margin(5e-7));
    for (const double u : {0.1, 0.9, 2.4, 2.6, 4.0}) {
        CHECK(unit_normal_loss(-u) == Approx(u + unit_normal_loss(u)).epsilon(1e-15));
    }
    CHECK(unit_normal_loss(std::nextafter(2.5, 0)) == Approx(unit_normal_loss(2.5)).epsilon(1e-13));
    double worst = 0;
    for (const double u : spread(-6, 6)) {
        const long double x = u;
        const long double truth =
            std::exp(-x * x / 2) / std::sqrt(2 * 3.14159265358979323846264338L) - x * upper_tail(x);
        // Beyond u = 6 even the extended precision of the reference cancels away.
        worst = std::max(worst, relative_error(unit_normal_loss(u), truth));
    }
    CHECK(worst < 2e-14);
    // L(u) = pdf(u) / u^2 (1 - 3 / u^2 + 15 / u^4 - 105 / u^6 + ...) far out.
    const double u = 30, w = 1 / (u * u);
    CHECK(unit_normal_loss(u) ==
          Approx(normal_pdf(u) * w * (1 - 3 * w + 15 * w * w - 105 * w * w * w)).epsilon(1e-8));
}

TEST_CASE("the cheap bound of the unit normal loss is one, and close where it decides") {
    CHECK(kernel::loss_bound(0) == Approx(unit_normal_loss(0)).epsilon(1e-7));
    double worst = 1;
    for (const double u : spread(0, 45)) {
        CHECK(kernel::loss_bound(u) >= unit_normal_loss(u));
        if (u < 1) worst = std::max(worst, kernel::loss_bound(u) / unit_normal_loss(u));
    }
    for (const double u : spread(0, 1.6)) CHECK(kernel::loss_bound(u) >= unit_normal_loss(u));
    CHECK(worst < 1.002);
    CHECK(kernel::loss_bound(infinity) == 0);
}

TEST_CASE("array forms give the bits of the scalar forms, in place too") {
    const auto wrapped = [](auto array) {
        return [array](std::span<const double> x, std::span<double> out) { array(x, out); };
    };
    using Array = void (*)(std::span<const double>, std::span<double>);
    using Scalar = double (*)(double);
    check_same_bits(Scalar(exp_of), wrapped(Array(exp_of)), spread(-760, 720));
    check_same_bits(Scalar(exp_of), wrapped(Array(exp_of)), spread(-3, 3));
    check_same_bits(Scalar(log_of), wrapped(Array(log_of)), spread(-0.1, 5));
    check_same_bits(Scalar(normal_cdf), wrapped(Array(normal_cdf)), spread(-45, 45));
    check_same_bits(Scalar(normal_cdf), wrapped(Array(normal_cdf)), spread(-6, 6));
    check_same_bits(Scalar(normal_quantile), wrapped(Array(normal_quantile)), spread(-0.01, 1.01));
    std::vector<double> tails;
    for (const double e : spread(-740, 0)) tails.push_back(std::exp(e));
    check_same_bits(Scalar(normal_quantile), wrapped(Array(normal_quantile)), tails);
}
