#include "studies/information.hpp"

#include <algorithm>

#include "engine/statistics/moments.hpp"
#include "studies/regression.hpp"

namespace fundsim {

Estimate value_of_choosing(std::span<const double> gaps, std::span<const double> predicted) {
    const bool a_leads = moments_of(gaps).mean > 0;
    std::vector<double> gained(gaps.size());
    for (std::size_t d = 0; d < gaps.size(); ++d) {
        const bool choose_a = predicted[d] > 0;
        gained[d] = choose_a == a_leads ? 0 : a_leads ? -gaps[d] : gaps[d];
    }
    const Estimate value = mean_estimate(moments_of(gained));
    return {std::max(value.value, 0.0), std::max(value.low, 0.0), std::max(value.high, 0.0)};
}

Information information_in(const Draws& draws, std::span<const double> gaps,
                           std::span<const std::size_t> factors) {
    const Regression regression = regress(draws, gaps, factors);
    const auto ahead = std::count_if(regression.predicted.begin(), regression.predicted.end(),
                                     [](double gap) { return gap > 0; });
    return {value_of_choosing(gaps, regression.predicted), regression.explained,
            proportion_estimate(double(ahead), gaps.size())};
}

}  // namespace fundsim
