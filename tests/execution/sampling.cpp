// Sampling of figures: means, stretches, precision, stopping, and the same bits for any number of threads.

#include "execution/sampling.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <cmath>

using namespace fundsim;

namespace {

//! Figures that are known: r, r^2 and a constant.
Sampler squares() {
    return [](std::uint64_t r, std::span<double> figures) {
        const auto x = double(r);
        figures[0] = x;
        figures[1] = x * x;
        figures[2] = 3;
        return std::sin(x);
    };
}

}  // namespace

TEST_CASE("sampling: means of all replications, for any number of threads the same") {
    const Sample one = sample(3, squares, {.replications = 1000, .threads = 1, .stretch = 64});
    CHECK(one.replications == 1000);
    CHECK(one.ending == Ending::complete);
    CHECK(one.means[0].mean_y == Approx(499.5).epsilon(1e-13));
    CHECK(one.means[1].mean_y == Approx(332833.5).epsilon(1e-13));
    CHECK(one.means[2].squares_y == 0);
    for (const int threads : {2, 3, 8}) {
        const Sample more = sample(3, squares, {.replications = 1000, .threads = threads, .stretch = 64});
        CHECK(more.means == one.means);
    }
}

TEST_CASE("sampling: ends at a stretch once enough is known, or at the ceiling") {
    SamplingOptions options{.replications = 1000, .threads = 2, .stretch = 100};
    std::vector<std::uint64_t> looked, expected;
    options.needed = [&](Means means) {
        looked.push_back(means[0].count);
        return 250.0 / double(means[0].count);
    };
    options.progress = [&](std::uint64_t, std::uint64_t total) { expected.push_back(total); };
    const Sample out = sample(3, squares, options);
    CHECK(out.ending == Ending::precise);
    CHECK(out.replications == 300);
    CHECK(looked == std::vector<std::uint64_t>{100, 200, 300});
    CHECK(expected.front() == 1000);
    CHECK(expected.back() == 250);

    options.needed = [](Means) { return 2.0; };
    options.replications = 250;
    const Sample all = sample(3, squares, options);
    CHECK(all.ending == Ending::complete);
    CHECK(all.replications == 250);
}

TEST_CASE("sampling: stopped, it keeps whole stretches and nothing else") {
    std::atomic<int> asked = 0;
    const SamplingOptions options{
        .replications = 1000, .threads = 2, .stretch = 100, .stop = [&] { return ++asked > 250; }};
    const Sample out = sample(3, squares, options);
    CHECK(out.ending == Ending::interrupted);
    CHECK(out.replications == 200);
    CHECK(out.means[0].count == 200);
    CHECK(out.means[0].mean_y == Approx(99.5).epsilon(1e-13));
}
