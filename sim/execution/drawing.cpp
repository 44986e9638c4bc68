#include "execution/drawing.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "engine/world/potential.hpp"

namespace fundsim {

namespace {

constexpr std::size_t model_a = 1;      // of a pair
constexpr std::size_t own_figures = 4;  // playable, both gaps, surplus
constexpr std::size_t of_a_pilot = pilot_figures.size();

Variant drawn(const DrawPlan& plan, std::uint64_t draw) {
    std::vector<double> shares;
    for (std::size_t f = 0; f < plan.factors.size(); ++f) {
        shares.push_back(coordinate(plan.points, draw, f));
    }
    return variant_of(with_values_at(plan.pair, plan.factors, shares), &plan.known);
}

//! Plays a pilot under the assumptions of a draw.
void show_pilot(const Prepared& whole, const Pilot& pilot, std::uint64_t seed, std::uint64_t draw,
                Workspace& workspace, std::span<double> figures) {
    const Variant small = variant_of(piloted(whole.scenario, model_a, pilot), &whole);
    if (!small.prepared) {
        std::fill(figures.begin(), figures.end(), std::numeric_limits<double>::quiet_NaN());
        return;
    }
    const Trace trace = trace_replication(*small.prepared, seed, first_pilot_world + draw, workspace);
    const PilotFigures seen = seen_in(trace, pilot);
    std::copy(seen.begin(), seen.end(), figures.begin());
}

//! Takes over a stretch of rows, [figure][row].
void keep_draws(const DrawPlan& plan, std::uint64_t first, std::size_t size, std::span<const double> values,
                PlayedDraws& played) {
    Draws& draws = played.draws;
    for (std::size_t i = 0; i < size; ++i) {
        if (values[i] == 0) {
            continue;
        }
        draws.numbers.push_back(first + i);
        for (std::size_t f = 0; f < draws.factors; ++f) {
            draws.shares.push_back(coordinate(plan.points, first + i, f));
        }
        draws.first.push_back(values[size + i]);
        draws.second.push_back(values[2 * size + i]);
        draws.surplus.push_back(values[3 * size + i]);
        for (std::size_t p = 0; p < plan.pilots.size(); ++p) {
            for (std::size_t k = 0; k < of_a_pilot; ++k) {
                played.pilots[p].push_back(values[(own_figures + p * of_a_pilot + k) * size + i]);
            }
        }
    }
}

}  // namespace

Sample play_draws(const DrawPlan& plan, SamplingOptions options, PlayedDraws& played,
                  const std::function<double()>& needed) {
    played.draws.factors = plan.factors.size();
    played.pilots.resize(plan.pilots.size());
    options.keep = [&](std::uint64_t first, std::size_t size, std::span<const double> values) {
        keep_draws(plan, first, size, values, played);
    };
    if (needed) {
        options.needed = [&](Means) { return needed(); };
    }
    const auto make_sampler = [&]() -> Sampler {
        return [&, workspace = make_workspace(plan.known)](std::uint64_t draw, std::span<double> row) {
            const Variant variant = drawn(plan, draw);
            std::fill(row.begin(), row.end(), 0.0);
            if (!variant.prepared) {
                return 0.0;
            }
            double potential = 0;
            row[0] = 1;
            for (std::uint64_t k = 0; k < futures_of_a_draw; ++k) {
                const std::uint64_t future = futures_of_a_draw * draw + k;
                const GapInWorld here = gap_in(*variant.prepared, plan.seed, future, *workspace);
                row[1 + k] = here.gap;
                potential += here.potential;
            }
            row[3] = potential / double(futures_of_a_draw) - expected_potential(*variant.prepared);
            for (std::size_t p = 0; p < plan.pilots.size(); ++p) {
                show_pilot(*variant.prepared, plan.pilots[p], plan.seed, draw, *workspace,
                           row.subspan(own_figures + p * of_a_pilot, of_a_pilot));
            }
            return potential;
        };
    };
    return sample(own_figures + plan.pilots.size() * of_a_pilot, make_sampler, options);
}

std::string why_left_out(const DrawPlan& plan, const Draws& draws) {
    std::uint64_t first = 0;  // number that is not among those of the draws, which rise
    for (const std::uint64_t played : draws.numbers) {
        first += played == first ? 1 : 0;
    }
    return drawn(plan, first).why;
}

std::string pilot_fault(const Scenario& pair, const Pilot& pilot) {
    return variant_of(piloted(pair, model_a, pilot), nullptr).why;
}

}  // namespace fundsim
