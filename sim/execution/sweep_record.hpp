#pragma once
// A finished cell as numbers: one record for the log of a sweep and for messages between processes.

#include <cstddef>
#include <span>
#include <vector>

#include "studies/sweep.hpp"

namespace fundsim {

//! Numbers of a record.
std::size_t record_numbers(std::size_t models);

std::vector<double> encoded(std::size_t cell, const SweptCell& found, std::size_t models);

struct DecodedCell {
    std::size_t cell;
    SweptCell found;
};
DecodedCell decoded(std::span<const double> numbers);

}  // namespace fundsim
