#pragma once
// The portable counter-based generator of SIPmath 3.0 libraries (Hubbard, "A multi-dimensional,
// counter-based pseudo random number generator as a standard for Monte Carlo simulations", 2019; version 2).

#include <cstdint>

namespace fundsim {

//! Who draws: all below 2^31.
struct HdrStream {
    std::uint32_t entity = 1;
    std::uint32_t variable = 1;
    std::uint32_t seed3 = 0;
    std::uint32_t seed4 = 0;
};

//! The uniform number of a trial, in (0, 1). Trials count from 1 and stay below 10^8.
double hdr_uniform(const HdrStream& stream, std::uint64_t trial);

}  // namespace fundsim
