#pragma once
// How the figures of an outcome are stored: money and ratios in 8 bytes, months and counts in 4.

#include "engine/outcome.hpp"

namespace fundsim {

enum class Stored { float64, float32, uint32, uint8, text };

Stored stored_as(const Metric& metric);
//! Bytes of one number.
int bytes_of(Stored stored);

}  // namespace fundsim
