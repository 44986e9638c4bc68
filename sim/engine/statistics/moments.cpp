#include "engine/statistics/moments.hpp"

namespace fundsim {

Moments moments_of(std::span<const double> sample) {
    Moments out{.count = sample.size()};
    if (sample.empty()) {
        return out;
    }
    double sum = 0;
    for (double value : sample) {
        sum += value;
    }
    out.mean = sum / double(sample.size());
    // The sum of deviations is 0 but for rounding; what is left of it corrects the squares (Chan et al.
    // 1983).
    double deviations = 0;
    for (double value : sample) {
        const double deviation = value - out.mean;
        deviations += deviation;
        out.squares += deviation * deviation;
    }
    const double corrected = out.squares - deviations * deviations / double(sample.size());
    out.squares = corrected > 0 ? corrected : 0;
    return out;
}

Moments merge(const Moments& left, const Moments& right) {
    if (left.count == 0) {
        return right;
    }
    if (right.count == 0) {
        return left;
    }
    const double weight = double(right.count) / double(left.count + right.count);
    const double step = right.mean - left.mean;
    return {.count = left.count + right.count,
            .mean = left.mean + step * weight,
            .squares = left.squares + right.squares + step * step * weight * double(left.count)};
}

double variance(const Moments& moments) {
    return moments.count < 2 ? 0.0 : moments.squares / double(moments.count - 1);
}

Moments moments_of_y(const Comoments& pairs) { return {pairs.count, pairs.mean_y, pairs.squares_y}; }

Comoments comoments_of(std::span<const double> x, std::span<const double> y) {
    const Moments of_x = moments_of(x);
    const Moments of_y = moments_of(y);
    Comoments out{.count = of_x.count,
                  .mean_x = of_x.mean,
                  .mean_y = of_y.mean,
                  .squares_x = of_x.squares,
                  .squares_y = of_y.squares};
    for (std::size_t i = 0; i < x.size(); ++i) {
        out.products += (x[i] - of_x.mean) * (y[i] - of_y.mean);
    }
    return out;
}

Comoments merge(const Comoments& left, const Comoments& right) {
    const Moments x = merge(Moments{left.count, left.mean_x, left.squares_x},
                            Moments{right.count, right.mean_x, right.squares_x});
    const Moments y = merge(Moments{left.count, left.mean_y, left.squares_y},
                            Moments{right.count, right.mean_y, right.squares_y});
    double products = left.products + right.products;
    if (left.count > 0 && right.count > 0) {
        const double weight = double(left.count) * (double(right.count) / double(x.count));
        products += (right.mean_x - left.mean_x) * (right.mean_y - left.mean_y) * weight;
    }
    return {x.count, x.mean, y.mean, x.squares, y.squares, products};
}

}  // namespace fundsim
