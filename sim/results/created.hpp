#pragma once
// When results were made.

#include <string>

namespace fundsim {

//! The time of day as ISO 8601: 2026-01-31T12:00:00Z.
std::string now_utc();

}  // namespace fundsim
