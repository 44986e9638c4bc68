#include "execution/tornado.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include "engine/world/potential.hpp"
#include "execution/gaps.hpp"

namespace fundsim {

namespace {

using Ready = std::shared_ptr<const Prepared>;

//! Both ends of every range, prepared; those that cannot be played are told in `out`.
std::vector<Ready> ends_of(const Scenario& pair, const Prepared& known, Tornado& out) {
    std::vector<Ready> cells;
    for (const Assumption& assumption : assumptions_of(pair, {0, 1})) {
        const Parameter& parameter = *assumption.parameter;
        Swing swing{.assumption = assumption,
                    .low = value_at_share(parameter.evidence, parameter.kind, 0),
                    .high = value_at_share(parameter.evidence, parameter.kind, 1)};
        std::vector<Ready> both;
        for (const double value : {swing.low, swing.high}) {
            const Variant variant = variant_of(with_value(pair, assumption, value), &known);
            both.push_back(variant.prepared);
            if (!variant.prepared) {
                out.unplayable.push_back({assumption, value, variant.why});
            }
        }
        if (both[0] && both[1]) {
            cells.insert(cells.end(), both.begin(), both.end());
            out.swings.push_back(swing);
        }
    }
    return cells;
}

}  // namespace

TornadoDone play_tornado(const Scenario& scenario, std::size_t a, std::size_t b,
                         const TornadoOptions& options) {
    TornadoDone done{.tornado = {.a = a, .b = b}};
    const Scenario pair = pair_of(scenario, a, b);
    const Ready base = prepare(pair, done.fault);
    if (!base) {
        done.ending = Ending::failed;
        return done;
    }
    std::vector<Ready> cells = ends_of(pair, *base, done.tornado);
    cells.insert(cells.begin(), base);
    const std::vector<Swing> unsorted = done.tornado.swings;
    const auto expected = options.controlled ? std::optional(expected_potential(*base)) : std::nullopt;
    const auto estimate = [&](Means means) {
        done.tornado.swings = unsorted;
        estimate_swings(means, expected, done.tornado);
    };
    SamplingOptions sampling = options.sampling;
    sampling.needed = [&](Means means) {
        estimate(means);
        const double largest =
            done.tornado.swings.empty() ? 0 : std::abs(done.tornado.swings.front().swing.value);
        const double bar = options.until > 0
                               ? options.until
                               : options.until_share * std::max(largest, std::abs(done.tornado.gap.value));
        return replications_needed(widest_swing(done.tornado), bar);
    };
    const Sample sampled =
        sample_gaps(cells, options.seed, tornado_figures(unsorted.size()), fill_swings, sampling);
    done.ending = sampled.ending;
    done.fault = sampled.fault;
    done.tornado.replications = sampled.replications;
    estimate(sampled.means);
    return done;
}

}  // namespace fundsim
