// Numbers as people read them.

#include "findings/figures.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <string>

using namespace fundsim;

namespace {
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();
}  // namespace

TEST_CASE("the magnitude of a number is that of its first digit, next to powers of ten too") {
    for (int n = -307; n <= 308; ++n) {
        const double ten = std::stod("1e" + std::to_string(n));
        CHECK(magnitude(ten) == n);
        CHECK(magnitude(1.5 * ten) == n);
        CHECK(magnitude(std::nextafter(ten, 0)) == n - 1);
    }
    CHECK(magnitude(5e-324) == -324);
    CHECK(magnitude(std::numeric_limits<double>::max()) == 308);
}

TEST_CASE("figures are rounded to a power of ten and grouped by thousands") {
    CHECK(rounded(1234567.4, 0) == "1,234,567");
    CHECK(rounded(-1234567, 3) == "-1,235,000");
    CHECK(rounded(999, 0) == "999");
    CHECK(rounded(1000, 0) == "1,000");
    CHECK(rounded(-999, 0) == "-999");
    CHECK(rounded(12.345, -1) == "12.3");
    CHECK(rounded(1234.5, -2) == "1,234.50");
    CHECK(rounded(1e15, 0) == "1,000,000,000,000,000");
}

TEST_CASE("figures that would be long rows of digits are told in powers of ten") {
    CHECK(rounded(1.254e18, 16) == "1.25e18");
    CHECK(rounded(-1e300, 299) == "-1.0e300");
    CHECK(rounded(1.7e308, 0) == "1.700000000e308");
    CHECK(plain(1e300) == "1e300");
    CHECK(plain(-1.5e-300) == "-1.5e-300");
    CHECK(plain(5e-324) == "4.94066e-324");
    CHECK(with_margin({1.25e18, 1.25e18 - 3e16, 1.25e18 + 3e16}) == "1.250e18 ± 3.0e16");
    CHECK(plain(0.0000125) == "0.0000125");
}

TEST_CASE("what is something is not rounded to nothing") {
    CHECK(rounded(900, 4) == "900");
    CHECK(rounded(-400, 3) == "-400");
    CHECK(rounded(5000, 4) == "10,000");
    CHECK(rounded(960, 4) == "1,000");
    CHECK(rounded(0, 4) == "0");
    CHECK(rounded(0.34, 2) == "0.3");
    CHECK(rounded(1e-9, 2) == "0");
}

TEST_CASE("a figure that rounds to nothing has no sign") {
    CHECK(rounded(-0.04, -1) == "0.0");
    CHECK(rounded(-0.0, 0) == "0");
}

TEST_CASE("what is no finite number is told in words") {
    CHECK(rounded(infinity, 0) == "never");
    CHECK(rounded(nan_value, 0) == "-");
    CHECK(with_margin({nan_value, nan_value, nan_value}) == "-");
    CHECK(percent({nan_value, 0, 1}) == "-");
}

TEST_CASE("plain figures show the digits that matter") {
    CHECK(plain(60) == "60");
    CHECK(plain(12000) == "12,000");
    CHECK(plain(0.08) == "0.08");
    CHECK(plain(8.000000001) == "8");
    CHECK(plain(11.5) == "11.5");
    CHECK(plain(0) == "0");
    CHECK(plain(1234567, 3) == "1,230,000");
    CHECK(plain(infinity) == "never");
}

TEST_CASE("a figure and its margin are rounded to what the margin supports") {
    CHECK(with_margin({12345.6, 12345.6 - 83, 12345.6 + 83}) == "12,350 ± 80");
    CHECK(with_margin({12345.6, 12345.6 - 217, 12345.6 + 217}) == "12,350 ± 220");
    CHECK(with_margin({12345.6, 12345.6 - 840, 12345.6 + 840}) == "12,300 ± 800");
    CHECK(with_margin({0.2713, 0.2713 - 0.0042, 0.2713 + 0.0042}) == "0.271 ± 0.004");
    CHECK(with_margin({-5, -7, -3}) == "-5.0 ± 2.0");
    CHECK(with_margin({5, 1, 9}, Sign::always) == "+5 ± 4");
    CHECK(with_margin({-5, -9, -1}, Sign::always) == "-5 ± 4");
}

TEST_CASE("a figure without uncertainty shows none") {
    CHECK(with_margin({60, 60, 60}) == "60.00");
    CHECK(with_margin({0, 0, 0}) == "0");
    CHECK(with_margin({0, 0, 0}, Sign::always) == "0");
}

TEST_CASE("a figure shown without its margin has no more digits than the margin supports") {
    CHECK(without_margin({12345.6, 12345.6 - 83, 12345.6 + 83}, 1) == "12,300");
    CHECK(without_margin({14.1834, 14.1834 - 0.08, 14.1834 + 0.08}, 1) == "14.2");
    CHECK(without_margin({14.1834, 14.1834 - 0.8, 14.1834 + 0.8}, 1) == "14");
    CHECK(without_margin({14.1834, 14.18339, 14.18341}, 1) == "14.2");
}

TEST_CASE("shares are percent, with a decimal only where it means something") {
    CHECK(percent({0.4321, 0.4221, 0.4421}) == "43%");
    CHECK(percent({0.0432, 0.0422, 0.0442}) == "4.3%");
    CHECK(percent({0.0432, 0.0232, 0.0632}) == "4%");
    CHECK(percent({0, 0, 0.001}) == "0%");
    CHECK(percent({1, 0.999, 1}) == "100%");
    CHECK(percent({0.0001, 0, 0.0003}) == "under 0.1%");
    CHECK(percent({0.9999, 0.9997, 1}) == "over 99.9%");
    CHECK(percent({1.29, 1.27, 1.31}) == "129%");
    CHECK(percent({1 - 1e-14, 1 - 1e-14, 1 - 1e-14}) == "100%");
    CHECK(percent({1 - 1e-6, 1 - 2e-6, 1}) == "over 99.9%");
}

TEST_CASE("how many futures of a hundred") {
    CHECK(of_100_futures({0.831, 0.8236, 0.8382}, 10000) == "83 of 100 futures (82-84)");
    CHECK(of_100_futures({1, 0.9996, 1}, 10000) == "all 10,000 futures");
    CHECK(of_100_futures({0, 0, 0.0004}, 10000) == "none of 10,000 futures");
    CHECK(of_100_futures({0.998, 0.997, 0.999}, 10000) == "more than 99 of 100 futures");
    CHECK(of_100_futures({0.002, 0.001, 0.003}, 10000) == "fewer than 1 of 100 futures");
    CHECK(of_100({0.831, 0.8236, 0.8382}) == "83 (82-84)");
    CHECK(of_100({0, 0, 0.0004}) == "0 (0-0)");
    CHECK(of_100({1, 0.9996, 1}) == "100 (100-100)");
    // What rounds to none or to all is neither, at the very edge too.
    for (const double share : {1e-9, 0.00499, 0.005}) {
        CHECK(of_100({share, 0, 0.01}) == "under 1");
        CHECK(of_100({1 - share, 0.99, 1}) == "over 99");
        CHECK(of_100_futures({share, 0, 0.01}, 200) == "fewer than 1 of 100 futures");
        CHECK(of_100_futures({1 - share, 0.99, 1}, 200) == "more than 99 of 100 futures");
    }
    CHECK(of_100_futures({0.0051, 0.004, 0.006}, 200) == "1 of 100 futures (0-1)");
}

TEST_CASE("durations are told in the unit that fits") {
    CHECK(duration(0.04) == "0.0 s");
    CHECK(duration(3.21) == "3.2 s");
    CHECK(duration(42.4) == "42 s");
    CHECK(duration(240) == "4 min");
    CHECK(duration(7800) == "2 h 10 min");
    CHECK(duration(infinity) == "a very long time");
}
