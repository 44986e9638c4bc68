#pragma once
// What a results file says of itself.

#include <cstdint>

namespace fundsim {

inline constexpr const char* results_filetype = "fundsim.results";
inline constexpr const char* exploration_filetype = "fundsim.exploration";
inline constexpr const char* sweep_filetype = "fundsim.sweep";
inline constexpr std::uint64_t results_version = 1;  //!< of all of them

}  // namespace fundsim
