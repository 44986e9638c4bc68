#pragma once
// The floor: nothing but random numbers, as many as a replication consumed.

#include <functional>

#include "bench/draws.hpp"

namespace fundsim::bench {

//! A call that makes so many numbers of each kind with the program's array functions, all in memory that fits
//! the first cache, other numbers at every call.
std::function<void()> array_draws(const Draws& draws);

//! The same numbers one by one from std::mt19937_64 and the distributions of the standard library.
std::function<void()> standard_draws(const Draws& draws);

}  // namespace fundsim::bench
