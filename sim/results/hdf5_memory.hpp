#pragma once
// HDF5 1.10 overwrites its own memory when an allocation fails, and crashes: so it is only used where there
// is enough.

#include <cstdint>

namespace fundsim {

//! Whether there is memory to write a file of so many bytes, or to look into one (0).
bool memory_for_hdf5(std::uint64_t file_bytes);

}  // namespace fundsim
