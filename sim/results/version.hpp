#pragma once
// What a results file says of itself.

#include <cstdint>

namespace fundsim {

inline constexpr const char* results_filetype = "fundsim.results";
inline constexpr std::uint64_t results_version = 1;

}  // namespace fundsim
