#include "engine/numeric/kernels.hpp"
#include "engine/numeric/special.hpp"
#include "engine/numeric/vector_loops.hpp"

#include <cstddef>
#include <cstdint>

namespace fundsim {

// g++ -O3 makes vector code of these loops for processors with masked moves (x86-64-v3 and later); with
// -fno-trapping-math, which changes no value, for all.
namespace {

FUNDSIM_CLONES void exponentials(const double* x, double* out, std::size_t count) {
    FUNDSIM_APART
    for (std::size_t i = 0; i < count; ++i) {
        out[i] = kernel::exponential(x[i]);
    }
}

FUNDSIM_CLONES void logarithms(const double* x, double* out, std::size_t count) {
    FUNDSIM_APART
    for (std::size_t i = 0; i < count; ++i) {
        out[i] = kernel::logarithm(x[i]);
    }
}

FUNDSIM_CLONES void cumulatives(const double* x, double* out, std::size_t count) {
    FUNDSIM_APART
    for (std::size_t i = 0; i < count; ++i) {
        out[i] = kernel::cumulative(x[i]);
    }
}

constexpr std::size_t chunk = 256;

[[gnu::always_inline]] inline bool is_rare(double p) {
    return (p < 1.0 - p ? p : 1.0 - p) < kernel::far_tail;
}

/// True where some p is rare. At most a chunk; two loops, because short chains of operations overlap better.
FUNDSIM_CLONES bool quantiles(const double* p, double* out, std::size_t count) {
    double roots[chunk];
    std::uint64_t found = 0;
    for (std::size_t i = 0; i < count; ++i) {
        roots[i] = kernel::tail_root(p[i]);
        found += is_rare(p[i]) ? 1 : 0;
    }
    if (found != 0) {
        return true;
    }
    FUNDSIM_APART
    for (std::size_t i = 0; i < count; ++i) {
        out[i] = kernel::quantile_common(p[i], roots[i]);
    }
    return false;
}

}  // namespace

void exp_of(std::span<const double> x, std::span<double> out) {
    exponentials(x.data(), out.data(), x.size());
}
void log_of(std::span<const double> x, std::span<double> out) { logarithms(x.data(), out.data(), x.size()); }
void normal_cdf(std::span<const double> x, std::span<double> out) {
    cumulatives(x.data(), out.data(), x.size());
}

void normal_quantile(std::span<const double> p, std::span<double> out) {
    for (std::size_t begin = 0; begin < p.size(); begin += chunk) {
        const std::size_t count = p.size() - begin < chunk ? p.size() - begin : chunk;
        // The far tails (once in 36 billion uniform draws) need the scalar form.
        if (!quantiles(p.data() + begin, out.data() + begin, count)) {
            continue;
        }
        for (std::size_t i = begin; i < begin + count; ++i) {
            out[i] = normal_quantile(p[i]);
        }
    }
}

}  // namespace fundsim
