#include "ensemble/contrast.hpp"

#include <algorithm>

#include "ensemble/rounding.hpp"

namespace fundsim {

double contrast_value(const Contrast& contrast, const Block& block, std::size_t replication) {
    double sum = 0, scale = 0;
    for (std::size_t m = 0; m < contrast.weights.size(); ++m) {
        const double weight = contrast.weights[m];
        if (weight == 0) {
            continue;
        }
        const Outcome& outcome = block.outcome(m, replication);
        sum += weight * outcome.npv;
        scale = std::max(scale, npv_scale(outcome));
    }
    return is_rounding(sum, scale) ? 0 : sum;
}

std::vector<Contrast> split_contrasts(std::span<const SplitPair> pairs, std::size_t played) {
    std::vector<Contrast> out;
    for (const SplitPair& pair : pairs) {
        const std::size_t both = pair.other, funding = pair.other_funding_first_practice,
                          practice = pair.first_funding_other_practice;
        const auto add = [&](const char* name, std::initializer_list<std::size_t> plus,
                             std::initializer_list<std::size_t> minus) {
            Contrast contrast{name, std::vector<double>(played)};
            // Models may be the same: where the two differ in one family alone, a hybrid is one of them.
            for (std::size_t m : plus) {
                contrast.weights[m] += 1;
            }
            for (std::size_t m : minus) {
                contrast.weights[m] -= 1;
            }
            out.push_back(std::move(contrast));
        };
        add("gap", {both}, {pair.first});
        add("funding", {funding}, {pair.first});
        add("practice", {practice}, {pair.first});
        add("interplay", {both, pair.first}, {funding, practice});
    }
    return out;
}

}  // namespace fundsim
