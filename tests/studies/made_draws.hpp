#pragma once
// Samples of explorations whose answers are known: a function of evenly spread points, with luck added.

#include <cmath>
#include <cstdint>
#include <functional>
#include <span>

#include "engine/random/draws.hpp"
#include "studies/draws.hpp"
#include "studies/points.hpp"

namespace fundsim {

//! `gap`: of a point, each coordinate in (0, 1). `luck`: standard deviation of each future around it.
inline Draws made_draws(std::size_t factors, std::uint64_t count, double luck,
                        const std::function<double(std::span<const double>)>& gap) {
    const Points points = scrambled_points(factors, 7);
    Draws draws{.factors = factors};
    for (std::uint64_t d = 0; d < count; ++d) {
        std::vector<double> at;
        for (std::size_t f = 0; f < factors; ++f) at.push_back(coordinate(points, d, f));
        const double mean = gap(at);
        const Stream stream{3, d};
        draws.numbers.push_back(d);
        draws.shares.insert(draws.shares.end(), at.begin(), at.end());
        draws.first.push_back(mean + luck * normal(stream, Purpose::value, 0, 0));
        draws.second.push_back(mean + luck * normal(stream, Purpose::value, 0, 1));
        draws.surplus.push_back(0);
    }
    return draws;
}

}  // namespace fundsim
