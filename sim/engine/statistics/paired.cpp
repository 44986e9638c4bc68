#include "engine/statistics/paired.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
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

Split split(const SplitValues& v) {
    const double gap = v.other - v.first;
    const double funding = v.other_funding_first_practice - v.first;
    const double practice = v.first_funding_other_practice - v.first;
    double interplay = gap - funding - practice;
    // Where one family is the same in both models, what is left is rounding, and is shown as nothing.
    const double largest =
        std::max({std::abs(v.first), std::abs(v.other), std::abs(v.first_funding_other_practice),
                  std::abs(v.other_funding_first_practice)});
    if (std::abs(interplay) <= 8 * std::numeric_limits<double>::epsilon() * largest) interplay = 0;
    return {gap, funding, practice, interplay};
}

}  // namespace fundsim
