#include "results/checksum.hpp"

#include <zlib.h>

namespace fundsim {

std::uint32_t crc32(const void* data, std::size_t bytes, std::uint32_t before) {
    return std::uint32_t(::crc32_z(before, static_cast<const Bytef*>(data), bytes));
}

}  // namespace fundsim
