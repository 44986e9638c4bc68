#include "calibration/gamma_fit.hpp"

#include <algorithm>
#include <limits>

#include "calibration/log_gamma.hpp"
#include "calibration/maximum.hpp"
#include "engine/numeric/special.hpp"

namespace fundsim {

namespace {

constexpr double largest_shape = 1e6;  //!< that distributions take

double sum_of(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values) {
        sum += value;
    }
    return sum;
}

}  // namespace

Fitted fit_gamma(const Observed& sample, const Fitted* near) {
    const double count = double(sample.finished.size()), all = double(size_of(sample));
    const double sum = sum_of(sample.finished), logs = sum_of(sample.log_finished);
    //! Numbers: logarithms of mean and shape, which hardly depend on each other.
    const Height height = [&](std::span<const double> at) {
        const double mean = exp_of(at[0]), shape = exp_of(at[1]);
        if (!(shape < largest_shape) || !(mean > 0)) {
            return -std::numeric_limits<double>::infinity();
        }
        double value =
            count * (shape * (at[1] - at[0]) - log_gamma(shape)) + (shape - 1) * logs - shape * sum / mean;
        const Distribution gamma{.shape = Shape::gamma, .parameters = {shape, mean / shape}};
        for (const double x : sample.unfinished) {
            value += log_of(std::max(exceedance(gamma, x), 1e-300));
        }
        return value;
    };
    std::vector<double> start;
    if (near != nullptr) {
        start = {log_of(near->parameters[0] * near->parameters[1]), log_of(near->parameters[0])};
    } else {
        // The shape for which ln(mean) less the mean logarithm is nearly right (Minka 2002).
        const double mean = (sum + sum_of(sample.unfinished)) / all;
        const double s = log_of(mean) - (logs + sum_of(sample.log_unfinished)) / all;
        const double shape = (3 - s + __builtin_sqrt((s - 3) * (s - 3) + 24 * s)) / (12 * s);
        start = {log_of(mean), log_of(std::min(shape, largest_shape / 10))};
    }
    const Maximum found = highest(height, std::move(start));
    const double mean = exp_of(found.at[0]), shape = exp_of(found.at[1]);
    return {Candidate::gamma, {shape, mean / shape}, 0, found.height, shape < largest_shape};
}

}  // namespace fundsim
