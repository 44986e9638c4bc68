#include <catch2/catch.hpp>

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <random>

#include "parameters/text.hpp"

using namespace fundsim;

namespace {

//! What the standard library writes.
std::string expected(double value) {
    std::array<char, 400> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr};
}

}  // namespace

TEST_CASE("numbers are written as the standard library writes them, shortest") {
    for (const double value : {0.0, -0.0, 1.0, -12.0, 0.1, 1e15, 1e5, 1e4, 12345678.0, 1e22, 123456e-10, 1e-5,
                               5e-324, 1.7976931348623157e308, 9007199254740993.0, 123456789012345680000.0}) {
        CHECK(shortest(value) == expected(value));
    }
    std::mt19937_64 random(1);
    for (int i = 0; i < 100'000; ++i) {
        const auto any = std::bit_cast<double>(random());
        const double usual = double(std::int64_t(random())) / double(1ULL << (i % 64));
        for (const double value : {any, usual, std::round(usual), std::round(usual) / 100}) {
            if (std::isfinite(value) && shortest(value) != expected(value)) {
                FAIL_CHECK(shortest(value) << " is not " << expected(value));
            }
        }
    }
}
