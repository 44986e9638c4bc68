#include "results/hdf5_memory.hpp"

#include <algorithm>
#include <sys/mman.h>

namespace fundsim {

bool memory_for_hdf5(std::uint64_t file_bytes) {
    // Measured: 5 MB for a small file. Its cache of a file's index grows with that, to 32 MB.
    constexpr std::uint64_t least = 12 << 20, most = 48 << 20, growth = 64;
    const auto bytes = std::size_t(std::min(most, least + file_bytes / growth));
    void* room = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return room != MAP_FAILED && munmap(room, bytes) == 0;
}

}  // namespace fundsim
