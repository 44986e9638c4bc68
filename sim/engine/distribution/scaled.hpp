#pragma once
/// Distributions of multiples.

#include "engine/distribution/distribution.hpp"

namespace fundsim {

/// That of factor * X, factor above 0. Beta keeps its shape on a wider interval, a metalog its coefficients
/// where it has no bounds.
Distribution scaled(const Distribution& d, double factor);

}  // namespace fundsim
