#include "calibration/tail.hpp"

#include <algorithm>
#include <limits>

#include "calibration/candidates.hpp"
#include "engine/distribution/distribution.hpp"
#include "engine/numeric/special.hpp"

namespace fundsim {

Tail pareto_tail(const Observed& sample, double threshold) {
    Tail tail{.threshold = threshold};
    const double log_threshold = log_of(threshold);
    double all = 0;
    for (std::size_t i = 0; i < sample.finished.size(); ++i) {
        if (sample.finished[i] > threshold) {
            ++tail.finished;
            tail.log_excess += sample.log_finished[i] - log_threshold;
        }
    }
    all = tail.log_excess;
    for (std::size_t i = 0; i < sample.unfinished.size(); ++i) {
        if (sample.unfinished[i] > threshold) {
            ++tail.unfinished;
            all += sample.log_unfinished[i] - log_threshold;
        }
    }
    const double k = double(tail.finished);
    if (tail.finished == 0 || !(all > 0)) {
        tail.alpha = tail.low = tail.high = std::numeric_limits<double>::quiet_NaN();
        return tail;
    }
    tail.alpha = k / all;
    const Distribution law{.shape = Shape::gamma, .parameters = {k, 1 / k}};  // chi-squared / (2 k)
    tail.low = tail.alpha * quantile(law, 0.05);
    tail.high = tail.alpha * quantile(law, 0.95);
    return tail;
}

std::vector<Tail> hill_estimates(const Observed& sample, const std::vector<std::size_t>& counts) {
    std::vector<Tail> tails;
    for (const std::size_t count : counts) {
        if (count < sample.finished.size()) {
            tails.push_back(pareto_tail(sample, sample.finished[sample.finished.size() - count - 1]));
        }
    }
    return tails;
}

std::vector<std::size_t> hill_counts(const Observed& sample) {
    std::vector<std::size_t> counts;
    for (std::size_t k = 1; k <= 5; ++k) {
        const std::size_t count = sample.finished.size() * k / 20;
        if (count >= least_tail) {
            counts.push_back(count);
        }
    }
    return counts;
}

}  // namespace fundsim
