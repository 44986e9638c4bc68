#include "engine/statistics/paired.hpp"

#include <vector>

namespace fundsim {

Paired paired_of(std::span<const double> a, std::span<const double> b) {
    Paired out;
    std::vector<double> differences(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        differences[i] = a[i] - b[i];
        out.ahead += a[i] > b[i];
        out.ties += a[i] == b[i];
    }
    out.difference = moments_of(differences);
    return out;
}

Paired merge(const Paired& left, const Paired& right) {
    return {merge(left.difference, right.difference), left.ahead + right.ahead, left.ties + right.ties};
}

Estimate probability_ahead(const Paired& paired) {
    return proportion_estimate(double(paired.ahead) + 0.5 * double(paired.ties), paired.difference.count);
}

}  // namespace fundsim
