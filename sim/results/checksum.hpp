#pragma once
// CRC-32 of IEEE 802.3 (polynomial 0x04C11DB7, reflected).

#include <cstddef>
#include <cstdint>

namespace fundsim {

//! Of `bytes` at `data`; `before` continues the checksum of what comes before them.
std::uint32_t crc32(const void* data, std::size_t bytes, std::uint32_t before = 0);

}  // namespace fundsim
