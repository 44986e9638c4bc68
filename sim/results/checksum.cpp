#include "results/checksum.hpp"

#include <array>

namespace fundsim {
namespace {

using Tables = std::array<std::array<std::uint32_t, 256>, 8>;

constexpr Tables make_tables() {
    Tables tables{};
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
        std::uint32_t crc = byte;
        for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320U : 0U);
        tables[0][byte] = crc;
    }
    // tables[k]: a byte followed by k zero bytes
    for (std::size_t k = 1; k < 8; ++k)
        for (std::size_t byte = 0; byte < 256; ++byte)
            tables[k][byte] = tables[k - 1][byte] >> 8 ^ tables[0][tables[k - 1][byte] & 0xFF];
    return tables;
}

constexpr Tables tables = make_tables();

}  // namespace

std::uint32_t crc32(const void* data, std::size_t bytes, std::uint32_t before) {
    const auto* at = static_cast<const unsigned char*>(data);
    std::uint32_t crc = ~before;
    for (; bytes >= 8; bytes -= 8, at += 8) {
        const std::uint32_t low = crc ^ (std::uint32_t(at[0]) | std::uint32_t(at[1]) << 8 |
                                         std::uint32_t(at[2]) << 16 | std::uint32_t(at[3]) << 24);
        crc = tables[7][low & 0xFF] ^ tables[6][low >> 8 & 0xFF] ^ tables[5][low >> 16 & 0xFF] ^
              tables[4][low >> 24] ^ tables[3][at[4]] ^ tables[2][at[5]] ^ tables[1][at[6]] ^
              tables[0][at[7]];
    }
    for (; bytes > 0; --bytes, ++at) crc = crc >> 8 ^ tables[0][(crc ^ *at) & 0xFF];
    return ~crc;
}

}  // namespace fundsim
