#include "studies/draws.hpp"

namespace fundsim {

std::vector<double> mean_gaps(const Draws& draws) {
    std::vector<double> means(size_of(draws));
    for (std::size_t d = 0; d < means.size(); ++d) {
        means[d] = (draws.first[d] + draws.second[d]) / 2;
    }
    return means;
}

std::vector<double> steadied_gaps(const Draws& draws) {
    std::vector<double> gaps = mean_gaps(draws);
    const Comoments together = comoments_of(draws.surplus, gaps);
    const double slope = together.squares_x > 0 ? together.products / together.squares_x : 0;
    for (std::size_t d = 0; d < gaps.size(); ++d) {
        gaps[d] -= slope * draws.surplus[d];
    }
    return gaps;
}

Estimate probability_ahead(const Draws& draws) {
    std::vector<double> ahead(size_of(draws));
    for (std::size_t d = 0; d < ahead.size(); ++d) {
        ahead[d] = (counts_ahead(draws.first[d]) + counts_ahead(draws.second[d])) / 2;
    }
    Estimate share = mean_estimate(moments_of(ahead));
    share.low = share.low < 0 ? 0 : share.low;
    share.high = share.high > 1 ? 1 : share.high;
    return share;
}

VarianceParts variance_parts(const Draws& draws, const std::vector<double>& times) {
    double count = 0, sum = 0, products = 0, squares = 0;
    const auto each = [&](auto&& add) {
        for (std::size_t d = 0; d < size_of(draws); ++d) {
            add(times.empty() ? 1.0 : times[d], draws.first[d], draws.second[d]);
        }
    };
    each([&](double weight, double one, double other) {
        count += weight;
        sum += weight * (one + other);
    });
    const double mean = sum / (2 * count);
    each([&](double weight, double one, double other) {
        products += weight * (one - mean) * (other - mean);
        squares += weight * ((one - mean) * (one - mean) + (other - mean) * (other - mean)) / 2;
    });
    const double common = products / (count - 1);
    return {common, squares / (count - 1) - common};
}

Estimate variance_by_assumptions(const Draws& draws) {
    const double mean = moments_of(mean_gaps(draws)).mean;
    std::vector<double> products;
    for (std::size_t d = 0; d < size_of(draws); ++d) {
        products.push_back((draws.first[d] - mean) * (draws.second[d] - mean));
    }
    return mean_estimate(moments_of(products));
}

}  // namespace fundsim
