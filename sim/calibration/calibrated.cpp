#include "calibration/calibrated.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "calibration/goodness.hpp"
#include "calibration/written.hpp"

namespace fundsim {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

using Replicates = std::vector<Replicate>;

//! A figure of each replicate that could be fitted.
template <class Get>
std::vector<double> gathered(const Replicates& replicates, const Get& get) {
    std::vector<double> values;
    for (const Replicate& each : replicates) {
        if (each.fits) {
            values.push_back(get(each));
        }
    }
    return values;
}

template <class Get>
Within within(Scale scale, double estimate, const Replicates& replicates, double count, const Get& get) {
    const Ends ends = nine_of_ten(scale, estimate, gathered(replicates, get), count);
    return {estimate, ends.low, ends.high};
}

double akaike_of(const Plan& plan, const Fitted& fitted) {
    return corrected_akaike(fitted.log_likelihood, fitted.parameters.size(), plan.varying.finished.size());
}

Tried tried(const Plan& plan, std::size_t place, const Replicates& replicates) {
    const Fitted& fitted = plan.fits[place];
    Tried out{fitted, akaike_of(plan, fitted), plan.distances[place], nan};
    out.figures = figures_of(own_distribution(plan, fitted, shares_of(plan)));
    const auto scales = scales_of(fitted.candidate);
    for (std::size_t i = 0; i < fitted.parameters.size(); ++i) {
        out.parameters.push_back(within(scales[i], fitted.parameters[i], replicates,
                                        double(finished_of(plan)),
                                        [&](const Replicate& each) { return each.parameters[i]; }));
    }
    const auto distances = gathered(replicates, [](const Replicate& each) { return each.distance; });
    out.replicates = distances.size();
    if (!distances.empty()) {
        const auto as_far = std::count_if(distances.begin(), distances.end(),
                                          [&](double distance) { return distance >= out.distance; });
        out.p = double(as_far + 1) / double(distances.size() + 1);
    }
    return out;
}

std::vector<QuantilePair> pairs_of(const Plan& plan, const Fitted& fitted) {
    const auto steps = product_limit(plan.varying);
    const double count = double(size_of(plan.varying));
    const std::size_t stride = (steps.size() + most_pairs - 1) / most_pairs;
    std::vector<QuantilePair> pairs;
    // From the largest on, which must not be passed over.
    for (std::size_t back = 0; back < steps.size(); back += stride) {
        const Step& step = steps[steps.size() - 1 - back];
        const double p = std::clamp((step.below + step.at_most) / 2, 0.5 / count, 1 - 0.5 / count);
        const double rank = p * count + 0.5;
        const Distribution place{.shape = Shape::beta, .parameters = {rank, count - rank + 1}};
        pairs.push_back({step.value, quantile_at(fitted, p), quantile_at(fitted, quantile(place, 0.05)),
                         quantile_at(fitted, quantile(place, 0.95))});
    }
    std::reverse(pairs.begin(), pairs.end());
    return pairs;
}

bool has_cap(const Distribution& d) {
    return std::isfinite(d.maximum) ? (d.shape == Shape::pareto || d.shape == Shape::metalog)
                                    : std::any_of(d.parts.begin(), d.parts.end(), has_cap);
}

std::vector<Capped> means_by_cap(const Plan& plan, const Fitted& fitted, double largest) {
    std::vector<Capped> means;
    for (const double times : {0.5, 1.0, 2.0, 5.0}) {
        Plan other{.question = plan.question, .masses = plan.masses, .varying = plan.varying};
        other.question.cap = times * plan.question.cap;
        if (times >= 1 || other.question.cap > std::max(largest, plan.question.threshold)) {
            means.push_back({other.question.cap, mean(own_distribution(other, fitted, shares_of(plan)))});
        }
    }
    return means;
}

//! A mixture of both, the parts of mixtures taken out of them.
Distribution blended(const Distribution& own, double weight, const Distribution& reference) {
    Distribution whole{.shape = Shape::mixture};
    for (const auto& [part, share] : {std::pair(&own, weight), std::pair(&reference, 1 - weight)}) {
        if (part->shape != Shape::mixture) {
            whole.weights.push_back(share);
            whole.parts.push_back(*part);
            continue;
        }
        for (std::size_t i = 0; i < part->parts.size(); ++i) {
            whole.weights.push_back(share * part->weights[i]);
            whole.parts.push_back(part->parts[i]);
        }
    }
    return whole;
}

}  // namespace

std::size_t best_of(const Plan& plan) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < plan.fits.size(); ++i) {
        best = akaike_of(plan, plan.fits[i]) < akaike_of(plan, plan.fits[best]) ? i : best;
    }
    return best;
}

Calibrated calibrated(const Plan& plan, const std::vector<std::vector<Replicate>>& replicates) {
    const Question& asked = plan.question;
    Calibrated out{.finished = finished_of(plan), .unfinished = plan.varying.unfinished.size()};
    out.masses = plan.masses;
    out.left_out = plan.left_out;
    out.threshold = asked.threshold;
    out.cap = asked.cap;
    std::vector<double> all = plan.varying.finished;
    for (const Mass& mass : plan.masses) {
        all.insert(all.end(), mass.count, mass.value);
    }
    double sum = 0;
    for (const double value : all) {
        sum += value;
        out.largest = std::max(out.largest, value);
    }
    out.observed_mean = sum / double(all.size());
    if (plan.fault != nullptr) {
        out.fault = plan.fault;
        return out;
    }
    const auto none = Replicates{};
    const auto of = [&](std::size_t place) -> const Replicates& {
        return place < replicates.size() ? replicates[place] : none;
    };
    const std::size_t best = best_of(plan);
    for (std::size_t i = 0; i < plan.fits.size(); ++i) {
        out.tried.push_back(tried(plan, i, of(i)));
    }
    std::stable_sort(out.tried.begin(), out.tried.end(),
                     [](const Tried& a, const Tried& b) { return a.akaike < b.akaike; });
    const Distribution own = own_distribution(plan, plan.fits[best], shares_of(plan));
    out.own = written(own);
    const Figures figures = figures_of(own);
    out.mean = within(Scale::positive, figures.mean, of(best), double(all.size()),
                      [](const Replicate& each) { return each.figures.mean; });
    const auto steps = product_limit(observed(all, plan.varying.unfinished));
    for (std::size_t i = 0; i < told_shares.size(); ++i) {
        out.observed_quantiles.push_back(quantile_of_steps(steps, told_shares[i]));
        out.quantiles.push_back(within(Scale::positive, figures.quantiles[i], of(best), double(all.size()),
                                       [&](const Replicate& each) { return each.figures.quantiles[i]; }));
    }
    if (asked.may_have_tail) {
        out.tail = pareto_tail(plan.varying, asked.threshold);
        out.hill = hill_estimates(plan.varying, hill_counts(plan.varying));
    }
    out.pairs = pairs_of(plan, plan.fits[best]);
    if (has_cap(out.own)) {
        out.capped = means_by_cap(plan, plan.fits[best], out.largest);
    }
    out.weight = asked.reference ? credibility(out.finished) : 1;
    out.distribution = out.weight < 1 ? written(blended(own, out.weight, *asked.reference)) : out.own;
    return out;
}

}  // namespace fundsim
