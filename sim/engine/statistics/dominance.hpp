#pragma once
// Stochastic dominance of one sample over another of the same size.

#include <span>

namespace fundsim {

//! first: at every probability at least as good, somewhere better (everybody who likes more prefers it).
//! second: everybody who likes more and dislikes risk prefers it. first implies second and is reported alone.
enum class Dominance { none, first, second };

//! Does `a` dominate `b`? Both sorted upwards, of equal size (Hadar & Russell 1969). Exact for the samples;
//! says nothing about what lies beyond them.
Dominance dominance(std::span<const double> a, std::span<const double> b);

}  // namespace fundsim
