#pragma once
// Whether models meet the dates that the law sets.

#include <string>

#include "ensemble/summary.hpp"

namespace fundsim {

//! Whether any compulsory work was due until the horizon.
bool has_compulsory(const Summary& summary);

//! "Of 100 pieces of compulsory work Feature teams finish 55 late, Product teams 34, Annual projects 27.";
//! empty where nobody misses a date, but for one in two hundred.
std::string late_sentence(const Summary& summary);

}  // namespace fundsim
