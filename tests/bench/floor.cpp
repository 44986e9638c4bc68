#include "bench/floor.hpp"

#include <benchmark/benchmark.h>

#include <cmath>
#include <memory>
#include <random>
#include <vector>

#include "engine/numeric/special.hpp"
#include "engine/random/draws.hpp"

namespace fundsim::bench {

namespace {

//! Numbers of one kind, two a block of the generator.
struct Pairs {
    std::vector<double> even, odd;

    explicit Pairs(double count) : even(static_cast<std::size_t>(std::lround(count / 2))), odd(even.size()) {}
};

struct Arrays {
    Stream stream{1, 0};
    Pairs uniforms, normals, exponentials;
};

}  // namespace

std::function<void()> array_draws(const Draws& d) {
    auto arrays =
        std::make_shared<Arrays>(Arrays{{1, 0}, Pairs(d.uniforms), Pairs(d.normals), Pairs(d.exponentials)});
    return [arrays] {
        Arrays& a = *arrays;
        ++a.stream.replication;
        uniform_pairs(a.stream, Purpose::conduct, 0, 0, a.uniforms.even, a.uniforms.odd);
        normal_pairs(a.stream, Purpose::value, 0, 0, a.normals.even, a.normals.odd);
        uniform_pairs(a.stream, Purpose::arrival, 0, 0, a.exponentials.even, a.exponentials.odd);
        log_of(a.exponentials.even, a.exponentials.even);
        log_of(a.exponentials.odd, a.exponentials.odd);
        for (Pairs* each : {&a.uniforms, &a.normals, &a.exponentials}) {
            benchmark::DoNotOptimize(each->even.data());
            benchmark::DoNotOptimize(each->odd.data());
        }
        benchmark::ClobberMemory();
    };
}

std::function<void()> standard_draws(const Draws& d) {
    const auto fill = [](std::vector<double>& out, auto& distribution, std::mt19937_64& generator) {
        for (double& x : out) x = distribution(generator);
        benchmark::DoNotOptimize(out.data());
    };
    const auto count = [](double mean) { return std::vector<double>(2 * std::lround(mean / 2)); };
    return [fill, generator = std::mt19937_64(1), uniforms = count(d.uniforms), normals = count(d.normals),
            exponentials = count(d.exponentials)]() mutable {
        std::uniform_real_distribution<double> uniform(0, 1);
        std::normal_distribution<double> normal;
        std::exponential_distribution<double> exponential;
        fill(uniforms, uniform, generator);
        fill(normals, normal, generator);
        fill(exponentials, exponential, generator);
        benchmark::ClobberMemory();
    };
}

}  // namespace fundsim::bench
