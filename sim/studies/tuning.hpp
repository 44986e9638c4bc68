#pragma once
// Finds the inputs under which a model gives stated outputs: Gauss-Newton steps within bounds, with a
// Jacobian by differences, halved until they help (Nocedal & Wright 2006, 10.3). Made for responses that are
// smooth but for small steps, such as means over the same futures.

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace fundsim {

struct Tunable {
    double start, low, high;  //!< on a scale on which the response is about linear
};

struct TuningOptions {
    double tolerance = 0.005;  //!< of every output
    double step = 0.1;         //!< for differences
    double longest = 0.7;      //!< of a step in one coordinate
    std::size_t most_evaluations = 60;
};

//! Outputs at a point, as many as there are wanted; any not finite: the point cannot be judged.
using Outputs = std::function<std::vector<double>(std::span<const double> point)>;

struct Tuned {
    std::vector<double> point;
    std::vector<double> outputs;
    std::size_t evaluations = 0;
    bool reached = false;  //!< every output is within the tolerance
};

//! The best point met. The start is within its bounds.
Tuned tune(std::span<const Tunable> inputs, std::span<const double> wanted, const Outputs& outputs,
           const TuningOptions& options = {});

}  // namespace fundsim
