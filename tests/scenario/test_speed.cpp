// Studies build thousands of scenarios: reading one must cost next to nothing.

#include <algorithm>
#include <chrono>
#include <fstream>
#include <sstream>

#include "support.hpp"

using namespace reading;

TEST_CASE("reading and checking the baseline takes less than two milliseconds") {
    std::ifstream file(std::string(FUNDSIM_SOURCE_DIR) + "/scenarios/baseline.toml");
    std::stringstream text;
    text << file.rdbuf();
    double best = 1e9;
    for (int i = 0; i < 20; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        const bool ok = read(text.str()).ok;
        const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begin;
        REQUIRE(ok);
        best = std::min(best, taken.count());
    }
    INFO(best << " ms");
#if defined(NDEBUG) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    CHECK(best < 2);
#else
    CHECK(best < 100);
#endif
}
