#pragma once
// SHA-256 (FIPS 180-4), to name the scenario that a file was made from.

#include <string>
#include <string_view>

namespace fundsim {

//! The digest of `text` as 64 hexadecimal digits.
std::string sha256(std::string_view text);

}  // namespace fundsim
