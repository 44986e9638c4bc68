#include "studies/points.hpp"

#include <bit>

#include <boost/random/detail/sobol_table.hpp>

#include "engine/random/draws.hpp"

namespace fundsim {

namespace {

using Table = boost::random::detail::qrng_tables::sobol;
static_assert(most_dimensions == Table::max_dimension);

constexpr unsigned bits = 32;
using Numbers = std::array<std::uint32_t, bits>;

//! m_1, m_2, ... of a dimension, by Sobol's recurrence (Bratley & Fox 1988), as binary fractions.
Numbers direction_numbers(std::size_t dimension) {
    Numbers m{};
    if (dimension == 0) {
        m.fill(1);
    } else {
        const std::uint32_t polynomial = Table::polynomial(dimension - 1);
        const auto degree = unsigned(std::bit_width(polynomial)) - 1;
        for (unsigned k = 0; k < bits; ++k) {
            if (k < degree) {
                m[k] = Table::minit(dimension - 1, k);
                continue;
            }
            m[k] = m[k - degree];
            for (unsigned i = 1; i <= degree; ++i) {
                if ((polynomial >> (degree - i) & 1U) != 0) {
                    m[k] ^= m[k - i] << i;
                }
            }
        }
    }
    for (unsigned k = 0; k < bits; ++k) {
        m[k] <<= bits - 1 - k;
    }
    return m;
}

//! A random lower triangular matrix of bits with ones on its diagonal, row by row from the leading bit.
Numbers random_map(const Stream& stream, std::uint32_t dimension) {
    Numbers rows{};
    for (unsigned row = 0; row < bits; ++row) {
        const std::uint32_t own = std::uint32_t{1} << (bits - 1 - row);
        const auto leading = std::uint32_t(~((std::uint64_t{own} << 1U) - 1));  // bits before its own
        rows[row] = own | (std::uint32_t(word(stream, Purpose::study_points, dimension, row)) & leading);
    }
    return rows;
}

std::uint32_t mapped(const Numbers& rows, std::uint32_t number) {
    std::uint32_t out = 0;
    for (unsigned row = 0; row < bits; ++row) {
        out |= std::uint32_t(std::popcount(rows[row] & number) & 1) << (bits - 1 - row);
    }
    return out;
}

}  // namespace

Points scrambled_points(std::size_t dimensions, std::uint64_t seed) {
    constexpr std::uint32_t shift_index = 64;
    Points points;
    const Stream stream{seed, 0};
    for (std::size_t d = 0; d < dimensions; ++d) {
        const auto entity = std::uint32_t(d);
        Points::Dimension dimension{direction_numbers(d), 0};
        const Numbers rows = random_map(stream, entity);
        for (std::uint32_t& direction : dimension.directions) {
            direction = mapped(rows, direction);
        }
        dimension.shift = std::uint32_t(word(stream, Purpose::study_points, entity, shift_index));
        points.dimensions.push_back(dimension);
    }
    return points;
}

double coordinate(const Points& points, std::uint64_t number, std::size_t dimension) {
    const Points::Dimension& d = points.dimensions[dimension];
    std::uint32_t x = d.shift;
    for (auto left = std::uint32_t(number); left != 0; left &= left - 1) {
        x ^= d.directions[std::size_t(std::countr_zero(left))];
    }
    return (double(x) + 0.5) / 4294967296.0;
}

}  // namespace fundsim
