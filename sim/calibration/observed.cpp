#include "calibration/observed.hpp"

#include <algorithm>
#include <limits>

#include "engine/numeric/special.hpp"

namespace fundsim {

namespace {

std::vector<double> logs(const std::vector<double>& values) {
    std::vector<double> out(values.size());
    log_of(values, out);
    return out;
}

//! The estimate for events among others that leave the view; both sorted upwards. `ties_first`: others that
//! leave at the value of an event are gone before it.
std::vector<Step> steps_of(const std::vector<double>& events, const std::vector<double>& others,
                           bool ties_first) {
    std::vector<Step> steps;
    const double all = double(events.size() + others.size());
    double left = 1;
    std::size_t gone = 0;
    for (std::size_t i = 0; i < events.size();) {
        std::size_t end = i;
        while (end < events.size() && events[end] == events[i]) {
            ++end;
        }
        while (gone < others.size() &&
               (others[gone] < events[i] || (ties_first && others[gone] == events[i]))) {
            ++gone;
        }
        const double at_risk = all - double(i + gone);
        const double after =
            others.empty() ? (all - double(end)) / all : left * (at_risk - double(end - i)) / at_risk;
        steps.push_back({events[i], 1 - left, 1 - after});
        left = after;
        i = end;
    }
    return steps;
}

}  // namespace

Observed observed(std::vector<double> finished, std::vector<double> unfinished) {
    std::sort(finished.begin(), finished.end());
    std::sort(unfinished.begin(), unfinished.end());
    Observed sample{std::move(finished), std::move(unfinished), {}, {}};
    sample.log_finished = logs(sample.finished);
    sample.log_unfinished = logs(sample.unfinished);
    return sample;
}

std::vector<Step> product_limit(const Observed& sample) {
    return steps_of(sample.finished, sample.unfinished, false);
}

std::vector<Step> limits_of_sight(const Observed& sample) {
    return steps_of(sample.unfinished, sample.finished, true);
}

double quantile_of_steps(std::span<const Step> steps, double p) {
    constexpr double rounding = 1e-12;  // a share that is p but for rounding reaches it
    const auto found = std::find_if(steps.begin(), steps.end(),
                                    [&](const Step& step) { return step.at_most >= p - rounding; });
    return found == steps.end() ? std::numeric_limits<double>::infinity() : found->value;
}

}  // namespace fundsim
