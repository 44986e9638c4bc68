#pragma once
/// Random numbers that have an address instead of a state. A draw is a pure function of (seed, replication,
/// purpose, entity, index), so that no lever, thread or order of evaluation can move another draw.
///
/// Generator: Philox4x32-10 (Salmon, Moraes, Dror & Shaw 2011), as in Random123. Counter layout, fixed for
/// ever:
///     key     = { low 32 bits of seed, high 32 bits of seed }
///     counter = { index >> 1, entity, low 32 bits of replication, purpose << 24 | bits 32..55 of replication
///     }
/// One block x0..x3 makes two 64-bit words, w0 = x0 | x1 << 32 and w1 = x2 | x3 << 32; a draw takes word
/// (index & 1). Uniform: ((w >> 12) + 0.5) * 2^-52, strictly inside (0, 1). Replications reach up to 2^56
/// - 1.

#include "engine/random/purposes.hpp"

#include <cstdint>
#include <span>

namespace fundsim {

/// The random numbers of one replication.
struct Stream {
    std::uint64_t seed = 0;
    std::uint64_t replication = 0;  //!< below 2^56
};

/// 64 random bits: the word from which the other draws are made.
std::uint64_t word(const Stream& stream, Purpose purpose, std::uint32_t entity, std::uint32_t index);

/// Uniform in (0, 1).
double uniform(const Stream& stream, Purpose purpose, std::uint32_t entity, std::uint32_t index);

/// Standard normal: normal_quantile(uniform).
double normal(const Stream& stream, Purpose purpose, std::uint32_t entity, std::uint32_t index);

/// Exponential with mean 1: -log_of(uniform).
double exponential_draw(const Stream& stream, Purpose purpose, std::uint32_t entity, std::uint32_t index);

/// Both draws of block `block` for consecutive entities: even[i] is the draw of entity first_entity + i and
/// index 2 * block, odd[i] that of index 2 * block + 1. Same bits as the scalar forms. The spans have equal
/// sizes.
void uniform_pairs(const Stream& stream, Purpose purpose, std::uint32_t first_entity, std::uint32_t block,
                   std::span<double> even, std::span<double> odd);
void normal_pairs(const Stream& stream, Purpose purpose, std::uint32_t first_entity, std::uint32_t block,
                  std::span<double> even, std::span<double> odd);

}  // namespace fundsim
