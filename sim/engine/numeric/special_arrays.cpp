#include "engine/numeric/kernels.hpp"
#include "engine/numeric/special.hpp"
#include "engine/numeric/vector_loops.hpp"

#include <cstddef>
#include <cstdint>

namespace fundsim {

// g++ makes vector code of these loops only under -O3 -fno-math-errno -fno-trapping-math (which change no
// value); FUNDSIM_APART says that input and output are either apart or the same array.
namespace {

FUNDSIM_CLONES void exponentials(const double* x, double* out, std::size_t count) {
    FUNDSIM_APART
    for (std::size_t i = 0; i < count; ++i) out[i] = kernel::exponential(x[i]);
}

FUNDSIM_CLONES void logarithms(const double* x, double* out, std::size_t count) {
    FUNDSIM_APART
    for (std::size_t i = 0; i < count; ++i) out[i] = kernel::logarithm(x[i]);
}

FUNDSIM_CLONES void cumulatives(const double* x, double* out, std::size_t count) {
    FUNDSIM_APART
    for (std::size_t i = 0; i < count; ++i) out[i] = kernel::cumulative(x[i]);
}

[[gnu::always_inline]] inline bool is_rare(double p) {
    return (p < 1.0 - p ? p : 1.0 - p) < kernel::far_tail;
}

FUNDSIM_CLONES bool any_rare(const double* p, std::size_t count) {
    std::uint64_t found = 0;
    for (std::size_t i = 0; i < count; ++i) found += is_rare(p[i]) ? 1 : 0;
    return found != 0;
}

FUNDSIM_CLONES void quantiles(const double* p, double* out, std::size_t count) {
    FUNDSIM_APART
    for (std::size_t i = 0; i < count; ++i) out[i] = kernel::quantile_common(p[i]);
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
    constexpr std::size_t chunk = 256;
    double rare[chunk];
    for (std::size_t begin = 0; begin < p.size(); begin += chunk) {
        const std::size_t count = p.size() - begin < chunk ? p.size() - begin : chunk;
        const double* from = p.data() + begin;
        // The far tails (once in 36 billion uniform draws) are left to the scalar form.
        if (any_rare(from, count)) {
            for (std::size_t i = 0; i < count; ++i) rare[i] = from[i];
            quantiles(from, out.data() + begin, count);
            for (std::size_t i = 0; i < count; ++i) {
                if (is_rare(rare[i])) out[begin + i] = normal_quantile(rare[i]);
            }
        } else {
            quantiles(from, out.data() + begin, count);
        }
    }
}

}  // namespace fundsim
