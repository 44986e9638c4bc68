#pragma once
/// The even samples from which the nodes of a belief table are computed. Internal to belief tables.

#include "engine/distribution/belief_table.hpp"
#include <algorithm>

#include <vector>

namespace fundsim {

inline constexpr double kernel_reach = 8.5;  //!< standard deviations after which a normal kernel is dropped

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
