#include "engine/statistics/dominance.hpp"

namespace fundsim {

Dominance dominance(std::span<const double> a, std::span<const double> b) {
    bool at_least_everywhere = true, better_somewhere = false;
    double sum_a = 0, sum_b = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        at_least_everywhere = at_least_everywhere && a[i] >= b[i];
        better_somewhere = better_somewhere || a[i] > b[i];
        // Equal sample sizes: the integrals of the two quantile functions compare as these sums do.
        sum_a += a[i];
        sum_b += b[i];
        if (sum_a < sum_b) {
            return Dominance::none;
        }
    }
    if (at_least_everywhere) {
        return better_somewhere ? Dominance::first : Dominance::none;
    }
    return Dominance::second;
}

}  // namespace fundsim
