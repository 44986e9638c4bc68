#pragma once
/// The even samples from which the nodes of a belief table are computed. Internal to belief tables.

#include "engine/distribution/belief_table.hpp"
#include <algorithm>

#include <vector>

namespace fundsim {

/// Distance after which a normal kernel of this deviation is dropped, at most the whole range of latents.
/// Values grow at most like exp(z^2/2) (tail exponent 1), which pulls the weight outward by up to
/// latent_limit times the variance and spreads it by 1/sqrt(1 - variance); 8.5 such deviations from there are
/// left out.
inline double kernel_span(double deviation) {
    const double variance = deviation * deviation;
    if (variance > 0.9) {
        return 2 * latent_limit;
    }
    return std::min(2 * latent_limit,
                    latent_limit * variance + 8.5 * deviation / __builtin_sqrt(1 - variance));
}

/// G at one small variance at y = i * step, |i| <= reach; constant beyond.
struct BeliefBase {
    double variance;
    double step;
    int reach;
    std::vector<double> samples;  // 2 * reach + 1
};

/// Its samples number first..last.
std::vector<double> samples_between(const BeliefBase& base, int first, int last);

/// The finest base, v = 1/512 in steps of 1/64, by product integration of the values.
BeliefBase first_base(const LatentQuantile& q, Moment moment);

/// The same function at four times the variance, in steps twice as large.
BeliefBase next_base(const BeliefBase& base);

}  // namespace fundsim
