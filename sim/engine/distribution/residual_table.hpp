#pragma once
/// What is still to come of an overrun factor that has not ended by u: E[O - u | O > u].

#include "engine/distribution/distribution.hpp"

#include <cstdint>
#include <vector>

namespace fundsim {

/// Smallest remaining share that anybody believes in.
inline constexpr double residual_floor = 0.01;

/// A stretch of u on which the function is smooth: cells of equal width, each a polynomial of degree 7.
struct ResidualSegment {
    double start;
    double per_unit;  //!< cells per unit of u
    std::uint32_t first;
    std::uint32_t cells;
};

/// Make with make_residual_table, read with mean_residual. The function is exact up to an interpolation error
/// below 1e-9 of u + E[O - u | O > u] (tests/engine/distribution); it is cut where the distribution has atoms
/// or ends, so that kinks stay sharp, and there takes the value of the right-hand side. Another program may
/// as well integrate.
struct ResidualTable {
    std::vector<ResidualSegment> segments;  //!< ascending
    std::vector<double> coefficients;       //!< 8 a cell, powers of the place within the cell, -0.5 to 0.5
    double end = 0.0;                       //!< end of the support, or where 1e-13 is left of it
    double beyond = 0.0;                    //!< value from there on
};

/// `overrun`: any distribution with a mean.
ResidualTable make_residual_table(const Distribution& overrun);

/// E[O - u | O > u] for u >= 0, at least residual_floor; residual_floor beyond the end of the support. u = 0
/// gives E[O] for an overrun above 0.
double mean_residual(const ResidualTable& table, double u);

}  // namespace fundsim
