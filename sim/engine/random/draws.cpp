#include "engine/random/draws.hpp"

#include "engine/numeric/special.hpp"
#include "engine/numeric/vector_loops.hpp"
#include "engine/random/philox.hpp"

#include <cstddef>

namespace fundsim {

namespace {

FUNDSIM_CLONES void uniform_block(Stream stream, Purpose purpose, std::uint32_t first_entity,
                                  std::uint32_t block, double* even, double* odd, std::size_t count) {
    FUNDSIM_APART
    for (std::size_t i = 0; i < count; ++i) {
        const kernel::Words w =
            kernel::words_of(stream, purpose, first_entity + static_cast<std::uint32_t>(i), block);
        even[i] = kernel::unit_interval(w.even);
        odd[i] = kernel::unit_interval(w.odd);
    }
}

}  // namespace

std::uint64_t word(const Stream& stream, Purpose purpose, std::uint32_t entity, std::uint32_t index) {
    const kernel::Words words = kernel::words_of(stream, purpose, entity, index >> 1);
    return (index & 1U) != 0 ? words.odd : words.even;
}

double uniform(const Stream& stream, Purpose purpose, std::uint32_t entity, std::uint32_t index) {
    return kernel::unit_interval(word(stream, purpose, entity, index));
}

double normal(const Stream& stream, Purpose purpose, std::uint32_t entity, std::uint32_t index) {
    return normal_quantile(uniform(stream, purpose, entity, index));
}

double exponential_draw(const Stream& stream, Purpose purpose, std::uint32_t entity, std::uint32_t index) {
    return -log_of(uniform(stream, purpose, entity, index));
}

void uniform_pairs(const Stream& stream, Purpose purpose, std::uint32_t first_entity, std::uint32_t block,
                   std::span<double> even, std::span<double> odd) {
    uniform_block(stream, purpose, first_entity, block, even.data(), odd.data(), even.size());
}

void normal_pairs(const Stream& stream, Purpose purpose, std::uint32_t first_entity, std::uint32_t block,
                  std::span<double> even, std::span<double> odd) {
    uniform_block(stream, purpose, first_entity, block, even.data(), odd.data(), even.size());
    normal_quantile(even, even);
    normal_quantile(odd, odd);
}

}  // namespace fundsim
