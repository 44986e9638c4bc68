#pragma once
// Whether the results of a run fit on the disk: better learnt before it than at its end.

#include <cstdint>
#include <string>

#include "ensemble/block.hpp"

namespace fundsim {

//! Why so many replications cannot be written into a folder; empty if they can, or if nobody knows.
std::string fault_of_space(const std::string& folder, const Cast& cast, std::uint64_t replications);

enum class Rounding { up, down };
//! "512 bytes", "1.3 kB", "640 MB", "2.3 TB": two or three digits.
std::string size_text(double bytes, Rounding rounding);

}  // namespace fundsim
