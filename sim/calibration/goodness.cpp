#include "calibration/goodness.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/numeric/special.hpp"
#include "engine/statistics/order.hpp"

namespace fundsim {

namespace {

constexpr double least_probability = 1e-300;

Sides kept_inside(Sides sides) {
    return {std::max(sides.below, least_probability), std::max(sides.above, least_probability)};
}

//! The integral of (share - F)^2 / (F (1 - F)) over F between two places.
double squared_distance(double share, const Sides& from, const Sides& to) {
    double sum = from.below - to.below;
    if (share > 0) {
        sum += share * share * log_of(to.below / from.below);
    }
    if (share < 1) {
        sum -= (1 - share) * (1 - share) * log_of(to.above / from.above);
    }
    return sum;
}

double stretched(Scale scale, double x, double count) {
    if (scale == Scale::share) {
        const double inside = std::clamp(x, 0.5 / count, 1 - 0.5 / count);
        return log_of(inside) - log_of(1 - inside);
    }
    return scale == Scale::positive ? log_of(x) : x;
}

double unstretched(Scale scale, double y) {
    return scale == Scale::share ? 1 / (1 + exp_of(-y)) : scale == Scale::positive ? exp_of(y) : y;
}

}  // namespace

double anderson_darling(const Observed& sample, const Fitted& fitted) {
    const auto steps = product_limit(sample);
    Sides from{0, 1};
    double share = 0, sum = 0;
    for (const Step& step : steps) {
        const Sides here = kept_inside(sides_at(fitted, step.value));
        sum += squared_distance(share, from, here);
        from = here;
        share = step.at_most;
    }
    if (sample.unfinished.empty() || sample.unfinished.back() < sample.finished.back()) {
        sum += squared_distance(1, from, {1, 0});
    } else if (sample.unfinished.back() > sample.finished.back()) {
        sum += squared_distance(share, from, kept_inside(sides_at(fitted, sample.unfinished.back())));
    }
    return double(size_of(sample)) * sum;
}

double corrected_akaike(double log_likelihood, std::size_t parameters, std::size_t finished) {
    const double k = double(parameters), rest = double(finished) - k - 1;
    return rest > 0 ? 2 * k - 2 * log_likelihood + 2 * k * (k + 1) / rest
                    : std::numeric_limits<double>::infinity();
}

Ends nine_of_ten(Scale scale, double estimate, std::vector<double> replicates, double count) {
    std::erase_if(replicates, [](double x) { return !std::isfinite(x); });
    if (replicates.empty()) {
        return {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};
    }
    std::sort(replicates.begin(), replicates.end());
    const double low = quantile_of_sorted(replicates, 0.05), high = quantile_of_sorted(replicates, 0.95);
    if (scale == Scale::positive && !(low > 0 && estimate > 0)) {
        return {low, high};
    }
    const double middle = 2 * stretched(scale, estimate, count);
    return {unstretched(scale, middle - stretched(scale, high, count)),
            unstretched(scale, middle - stretched(scale, low, count))};
}

}  // namespace fundsim
