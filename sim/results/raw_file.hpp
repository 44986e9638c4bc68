#pragma once
// Whole reads and writes on a POSIX file descriptor; errno says why one failed, 0 that the file ended early.

#include <cstddef>
#include <cstdint>

namespace fundsim {

bool write_at(int file, const void* data, std::size_t bytes, std::uint64_t offset);
bool read_at(int file, void* data, std::size_t bytes, std::uint64_t offset);

}  // namespace fundsim
