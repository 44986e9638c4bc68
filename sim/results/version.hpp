#pragma once
// What a results file says of itself.

#include <array>
#include <cstdint>

namespace fundsim {

inline constexpr const char* results_filetype = "fundsim.results";
inline constexpr std::uint64_t results_version = 1;
//! In the order of Ending.
inline constexpr std::array ending_words{"complete", "precise", "interrupted", "failed"};

}  // namespace fundsim
