#include "execution/tornado.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include "engine/simulation.hpp"
#include "engine/world/potential.hpp"
#include "parameters/violations.hpp"

namespace fundsim {

namespace {

using Ready = std::shared_ptr<const Prepared>;

//! The pair alone: b, then a.
Scenario pair_of(const Scenario& scenario, std::size_t a, std::size_t b) {
    Scenario pair = scenario;
    pair.models = {scenario.models[b], scenario.models[a]};
    return pair;
}

//! Ready to be played, or why not.
Ready ready(const Scenario& scenario, const Prepared& known, std::string& why) {
    if (const auto found = violations(scenario); !found.empty()) {
        why = found.front().text;
        return nullptr;
    }
    return prepare(scenario, why, &known);
}

//! Both ends of every range, prepared; those that cannot be played are told in `out`.
std::vector<Ready> ends_of(const Scenario& pair, const Prepared& known, Tornado& out) {
    std::vector<Ready> cells;
    for (const Assumption& assumption : assumptions_of(pair, {0, 1})) {
        Swing swing{.assumption = assumption,
                    .low = value_at_share(*assumption.parameter, 0),
                    .high = value_at_share(*assumption.parameter, 1)};
        std::vector<Ready> both;
        for (const double value : {swing.low, swing.high}) {
            std::string why;
            both.push_back(ready(with_value(pair, assumption, value), known, why));
            if (!both.back()) {
                out.unplayable.push_back({assumption, value, why});
            }
        }
        if (both[0] && both[1]) {
            cells.insert(cells.end(), both.begin(), both.end());
            out.swings.push_back(swing);
        }
    }
    return cells;
}

double gap_of(const Prepared& prepared, std::uint64_t seed, std::uint64_t replication, Workspace& workspace,
              double& potential) {
    std::vector<double> npv(2);
    potential = play_npvs(prepared, seed, replication, std::span(prepared.rules).first(2), workspace, npv);
    return npv[1] - npv[0];
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
    const auto make_sampler = [&]() -> Sampler {
        return [&, workspace = make_workspace(*base), gaps = std::vector<double>(cells.size())](
                   std::uint64_t replication, std::span<double> figures) mutable {
            double potential = 0, other = 0;
            for (std::size_t c = 0; c < cells.size(); ++c) {
                gaps[c] =
                    gap_of(*cells[c], options.seed, replication, *workspace, c == 0 ? potential : other);
            }
            fill_swings(gaps, figures);
            return potential;
        };
    };
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
        const double ratio = widest_swing(done.tornado) / bar;
        return ratio * ratio;
    };
    const Sample sampled = sample(tornado_figures(unsorted.size()), make_sampler, sampling);
    done.ending = sampled.ending;
    done.fault = sampled.fault;
    done.tornado.replications = sampled.replications;
    estimate(sampled.means);
    return done;
}

}  // namespace fundsim
