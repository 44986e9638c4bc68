#pragma once
/// Random123's Philox4x32-10 under the address of random/draws.hpp.

#if defined(__wasm__)
// Random123 stops on processors that it was not tried on. To it WebAssembly is like RISC-V: plain C, no
// intrinsics.
#define __riscv
#include <Random123/philox.h>
#undef __riscv
#else
#include <Random123/philox.h>
#endif

#include "engine/random/draws.hpp"

#include <cstdint>

namespace fundsim::kernel {

/// The two 64-bit words of one block.
struct Words {
    std::uint64_t even;
    std::uint64_t odd;
};

[[gnu::always_inline]] inline Words words_of(const Stream& stream, Purpose purpose, std::uint32_t entity,
                                             std::uint32_t block) {
    const auto high = static_cast<std::uint32_t>(stream.replication >> 32) & 0x00ffffffU;
    const r123::Philox4x32::ctr_type counter{{block, entity, static_cast<std::uint32_t>(stream.replication),
                                              static_cast<std::uint32_t>(purpose) << 24 | high}};
    const r123::Philox4x32::key_type key{
        {static_cast<std::uint32_t>(stream.seed), static_cast<std::uint32_t>(stream.seed >> 32)}};
    r123::Philox4x32 generator;
    const r123::Philox4x32::ctr_type x = generator(counter, key);
    return {x[0] | static_cast<std::uint64_t>(x[1]) << 32, x[2] | static_cast<std::uint64_t>(x[3]) << 32};
}

/// ((w >> 12) + 0.5) * 2^-52 without a conversion: the bits become the mantissa of a number in [1, 2).
[[gnu::always_inline]] inline double unit_interval(std::uint64_t w) {
    return (__builtin_bit_cast(double, (w >> 12) | 0x3ff0000000000000ULL) - 1.0) + 0x1p-53;
}

}  // namespace fundsim::kernel
