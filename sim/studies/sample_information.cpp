#include "studies/sample_information.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "engine/statistics/moments.hpp"
#include "studies/information.hpp"
#include "studies/regression.hpp"

namespace fundsim {

namespace {

Estimate mean_of(std::span<const double> values) { return mean_estimate(moments_of(values)); }

//! Of as many figures as predict best, first those that tell most alone: many draws carry many figures, few
//! draws few, and where none of them tells anything none is taken. By the errors of predictions that have not
//! seen their own draws, so that this choice hardly knows the gaps better than it should.
Regression best_regression(const Draws& seen, std::span<const double> gaps) {
    std::vector<std::size_t> order(seen.factors);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<double> alone;
    for (const std::size_t figure : order) {
        alone.push_back(regress(seen, gaps, std::array{figure}).explained);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t one, std::size_t other) { return alone[one] > alone[other]; });
    Regression best = regress(seen, gaps, {});
    for (const std::size_t count : {1U, 2U, 3U, 5U, 8U, 13U}) {
        const auto first =
            std::span<const std::size_t>(order).first(std::min<std::size_t>(count, order.size()));
        Regression next = regress(seen, gaps, first);
        if (next.explained > best.explained) {
            best = std::move(next);
        }
    }
    return best;
}

}  // namespace

Draws places_of(std::span<const double> figures, std::size_t each) {
    const std::size_t count = figures.size() / each;
    Draws draws{.factors = each, .shares = std::vector<double>(figures.size())};
    std::vector<std::size_t> order(count);
    for (std::size_t f = 0; f < each; ++f) {
        const auto key = [&](std::size_t draw) {
            const double figure = figures[draw * each + f];
            return std::isnan(figure) ? std::numeric_limits<double>::infinity() : figure;
        };
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t one, std::size_t other) { return key(one) < key(other); });
        for (std::size_t first = 0, last; first < count; first = last) {
            last = first;
            while (last < count && key(order[last]) == key(order[first])) {
                ++last;
            }
            for (std::size_t k = first; k < last; ++k) {
                draws.shares[order[k] * each + f] = double(first + last) / 2 / double(count);
            }
        }
    }
    return draws;
}

PilotWorth worth_of(const Pilot& pilot, std::span<const double> figures, std::span<const double> gaps,
                    double horizon) {
    const std::size_t each = figures.size() / gaps.size();
    const Regression regression = best_regression(places_of(figures, each), gaps);
    PilotWorth out{.pilot = pilot, .draws = gaps.size()};
    out.value = value_of_choosing(gaps, regression.predicted);
    out.explained = regression.explained;
    const bool a_leads = moments_of(gaps).mean > 0;
    const bool heeded = out.value.value > 0;
    const double lost = std::min(1.0, double(pilot.months) / horizon);
    double changed = 0;
    std::vector<double> delay, net;
    for (std::size_t d = 0; d < gaps.size(); ++d) {
        const bool choose_a = heeded ? regression.predicted[d] > 0 : a_leads;
        const double chosen = choose_a ? gaps[d] : 0;
        changed += choose_a == a_leads ? 0 : 1;
        delay.push_back(lost * chosen);
        net.push_back((1 - lost) * chosen - (a_leads ? gaps[d] : 0) - pilot.cost);
    }
    out.changes = proportion_estimate(changed, gaps.size());
    out.delay = mean_of(delay);
    out.net = mean_of(net);
    return out;
}

}  // namespace fundsim
