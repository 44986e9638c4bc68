#pragma once
// Points that fill a space of many dimensions more evenly than chance does.

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace fundsim {

//! The most dimensions that there are direction numbers for.
inline constexpr std::size_t most_dimensions = 3'667;

//! Sobol's points with the direction numbers of Joe & Kuo (2008), scrambled by random linear maps and a
//! random shift (Matousek 1998): each point alone is uniform, and the first n fill the space well for every
//! n.
struct Points {
    struct Dimension {
        std::array<std::uint32_t, 32> directions;  //!< by the bit of the point's number
        std::uint32_t shift;
    };
    std::vector<Dimension> dimensions;
};

//! The same points for the same seed. `dimensions` <= most_dimensions.
Points scrambled_points(std::size_t dimensions, std::uint64_t seed);

//! A coordinate of a point, strictly inside (0, 1). `number` < 2^32.
double coordinate(const Points& points, std::uint64_t number, std::size_t dimension);

}  // namespace fundsim
