#pragma once
/// Numbers in two parts, for functions that must come out right almost to the last bit. Without a fused
/// multiply-add, which not every processor has.

#include "engine/numeric/kernels.hpp"

namespace fundsim {

/// The number high + low, with |low| at most 2^-25 of |high|.
struct TwoParts {
    double high;
    double low;
};

/// a + b, exactly (Knuth, The Art of Computer Programming 2, 4.2.2, theorem B).
inline TwoParts exact_sum(double a, double b) {
    const double high = a + b;
    const double part = high - a;
    return {high, (a - (high - part)) + (b - part)};
}

/// The first 26 bits of x: a product of two of them is exact, as is x - upper(x).
inline double upper(double x) { return kernel::double_of(kernel::bits_of(x) & 0xfffffffff8000000ULL); }

}  // namespace fundsim
