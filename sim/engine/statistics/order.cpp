#include "engine/statistics/order.hpp"

#include <cmath>
#include <limits>

namespace fundsim {

std::uint64_t quantile_rank(std::uint64_t count, double p) {
    const double product = double(count) * p;
    const double whole = std::round(product);
    const double place = std::abs(product - whole) <= 1e-12 * double(count) ? whole : std::ceil(product);
    if (place < 1) {
        return 0;
    }
    return place >= double(count) ? count - 1 : std::uint64_t(place) - 1;
}

double quantile_of_sorted(std::span<const double> sorted, double p) {
    return sorted[quantile_rank(sorted.size(), p)];
}

void add(TailSums& sums, std::span<const double> values, double lower, double upper) {
    for (double value : values) {
        sums.sum += value;
        if (value < lower) {
            ++sums.below;
            sums.sum_below += value;
        }
        if (value > upper) {
            ++sums.above;
            sums.sum_above += value;
        }
    }
}

double lower_tail_mean(const TailSums& sums, std::uint64_t count, double p, double lower) {
    const double wanted = double(count) * p;
    return (sums.sum_below + (wanted - double(sums.below)) * lower) / wanted;
}

double upper_tail_share(const TailSums& sums, std::uint64_t count, double p, double upper) {
    if (sums.sum == 0) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    return (sums.sum_above + (double(count) * p - double(sums.above)) * upper) / sums.sum;
}

}  // namespace fundsim
