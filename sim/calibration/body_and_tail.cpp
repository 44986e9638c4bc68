#include "calibration/body_and_tail.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "calibration/maximum.hpp"
#include "calibration/tail.hpp"
#include "engine/numeric/special.hpp"

namespace fundsim {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double half_log_two_pi = 0.918938533204672741780;
constexpr double narrowest = 1e-4, widest = 5;  //!< sigma of the body

//! What the likelihood needs of the body: sums of logarithms below the threshold, and the unfinished there.
struct BodySums {
    double count = 0, sum = 0, squares = 0;  //!< squares: of deviations from the mean
    std::vector<double> unfinished;          //!< logarithms
    double tail = 0;                         //!< finished and unfinished above the threshold
    double threshold = 0;                    //!< its logarithm
};

BodySums sums_of(const Observed& sample, double threshold) {
    BodySums sums;
    sums.threshold = log_of(threshold);
    std::vector<double> below;
    for (std::size_t i = 0; i < sample.finished.size(); ++i) {
        if (sample.finished[i] <= threshold) {
            below.push_back(sample.log_finished[i]);
            sums.sum += sample.log_finished[i];
        } else {
            ++sums.tail;
        }
    }
    sums.count = double(below.size());
    for (const double z : below) {
        sums.squares += (z - sums.sum / sums.count) * (z - sums.sum / sums.count);
    }
    for (std::size_t i = 0; i < sample.unfinished.size(); ++i) {
        if (sample.unfinished[i] <= threshold) {
            sums.unfinished.push_back(sample.log_unfinished[i]);
        } else {
            ++sums.tail;
        }
    }
    return sums;
}

//! Log-likelihood of body and weight; numbers: mu, ln sigma, and the weight's log-odds where something below
//! the threshold is unfinished (otherwise the weight is the share below it).
double height_of(const BodySums& sums, std::span<const double> at) {
    const double mu = at[0], sigma = exp_of(at[1]);
    if (!(mu < sums.threshold && sigma > narrowest && sigma < widest)) {
        return -infinity;
    }
    const double inside = normal_cdf((sums.threshold - mu) / sigma), away = sums.sum / sums.count - mu;
    double value = -sums.count * (at[1] + half_log_two_pi + log_of(inside)) -
                   (sums.squares + sums.count * away * away) / (2 * sigma * sigma) - sums.sum;
    const double weight = at.size() > 2 ? 1 / (1 + exp_of(-at[2])) : sums.count / (sums.count + sums.tail);
    value += sums.count * log_of(weight) + sums.tail * log_of(1 - weight);
    for (const double z : sums.unfinished) {
        const double beyond = (inside - normal_cdf((z - mu) / sigma)) / inside;
        value += log_of(1 - weight + weight * std::max(beyond, 0.0));
    }
    return value;
}

}  // namespace

Fitted fit_body_and_tail(const Observed& sample, double threshold, const Fitted* near, std::size_t least) {
    Fitted fitted{.candidate = Candidate::body_and_tail, .threshold = threshold};
    const Tail tail = pareto_tail(sample, threshold);
    const BodySums sums = sums_of(sample, threshold);
    const double spread = sums.count > 0 ? __builtin_sqrt(sums.squares / sums.count) : 0;
    if (tail.finished < std::max<std::size_t>(least, 1) ||
        sums.count < double(std::max<std::size_t>(least, 2)) || !(spread > narrowest)) {
        return fitted;
    }
    const double mean = sums.sum / sums.count;
    std::vector<double> start{std::min(mean, sums.threshold - 0.01), log_of(std::min(spread, widest / 2))};
    const double weight = sums.count / (sums.count + sums.tail);
    if (near != nullptr) {
        start = {near->parameters[1], log_of(near->parameters[2])};
    }
    if (!sums.unfinished.empty()) {
        start.push_back(log_of(weight / (1 - weight)));
    }
    const Maximum found =
        highest([&](std::span<const double> at) { return height_of(sums, at); }, std::move(start));
    const double of_tail =
        double(tail.finished) * (log_of(tail.alpha) - sums.threshold - 1) - tail.log_excess;
    fitted.log_likelihood = found.height + of_tail;
    fitted.parameters = {found.at.size() > 2 ? 1 / (1 + exp_of(-found.at[2])) : weight, found.at[0],
                         exp_of(found.at[1]), tail.alpha};
    fitted.fits = std::isfinite(fitted.log_likelihood);
    return fitted;
}

Sides sides_of_body_and_tail(const Fitted& fitted, double x) {
    const auto& q = fitted.parameters;
    if (x > fitted.threshold) {
        const double above = (1 - q[0]) * exp_of(-q[3] * log_of(x / fitted.threshold));
        return {1 - above, above};
    }
    const double inside = normal_cdf((log_of(fitted.threshold) - q[1]) / q[2]);
    const double below = q[0] * normal_cdf((log_of(x) - q[1]) / q[2]) / inside;
    return {below, 1 - below};
}

double quantile_of_body_and_tail(const Fitted& fitted, double p) {
    const auto& q = fitted.parameters;
    if (p > q[0]) {
        return fitted.threshold * exp_of(-log_of((1 - p) / (1 - q[0])) / q[3]);
    }
    const double inside = normal_cdf((log_of(fitted.threshold) - q[1]) / q[2]);
    return exp_of(q[1] + q[2] * normal_quantile(p / q[0] * inside));
}

}  // namespace fundsim
