#pragma once
// Plays a scenario many times, in parallel and in fixed blocks, so that the figures depend on the seed alone.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include "engine/plain_scenario.hpp"
#include "engine/play/workspace.hpp"
#include "engine/simulation.hpp"
#include "engine/statistics/moments.hpp"
#include "execution/threads.hpp"
#include "validation/table.hpp"

namespace fundsim::validation {

inline constexpr std::uint64_t block = 512;

//! Rows of K figures for 0 .. count - 1, in order: fill(first, last, rows) makes those of a block.
template <std::size_t K, class F>
std::vector<std::array<double, K>> collect(std::uint64_t count, F fill) {
    std::vector<std::array<double, K>> rows(count);
    share_each(processors(), (count + block - 1) / block,
               [&](std::size_t i) { fill(i * block, std::min(count, (i + 1) * block), rows); });
    return rows;
}

//! The scenario's only model.
inline Scenario alone(Scenario scenario, std::size_t model) {
    scenario.models = {scenario.models[model]};
    return scenario;
}

//! Plays `scenario`, of one model, `count` times: figures(prepared, workspace, outcome) -> K numbers a play.
template <std::size_t K, class F>
std::vector<std::array<double, K>> play_all(const Scenario& scenario, std::uint64_t count, F figures,
                                            std::uint64_t seed = 1) {
    std::string fault;
    const auto prepared = prepare(scenario, fault);
    return collect<K>(count, [&](std::uint64_t first, std::uint64_t last, auto& rows) {
        thread_local Workspace workspace;
        Outcome outcome;
        for (std::uint64_t r = first; r < last; ++r) {
            play_replication(*prepared, seed, r, workspace, {&outcome, 1}, {});
            rows[r] = figures(*prepared, workspace, outcome);
        }
    });
}

template <std::size_t K>
std::vector<double> column(const std::vector<std::array<double, K>>& rows, std::size_t k) {
    std::vector<double> out(rows.size());
    for (std::size_t r = 0; r < rows.size(); ++r) out[r] = rows[r][k];
    return out;
}

inline Sampled mean_of(std::span<const double> sample) {
    const Moments m = moments_of(sample);
    return {m.mean, std::sqrt(variance(m) / static_cast<double>(m.count))};
}

template <std::size_t K>
Sampled mean_of(const std::vector<std::array<double, K>>& rows, std::size_t k) {
    return mean_of(column(rows, k));
}

//! Mean of column `k`, made surer by column `c`, whose mean is known to be `known` (control variate).
template <std::size_t K>
Sampled mean_given(const std::vector<std::array<double, K>>& rows, std::size_t k, std::size_t c,
                   double known) {
    const Comoments m = comoments_of(column(rows, c), column(rows, k));
    const double slope = m.products / m.squares_x;
    const double n = static_cast<double>(m.count);
    return {m.mean_y - slope * (m.mean_x - known),
            std::sqrt(std::max(0.0, m.squares_y - slope * m.products) / (n - 2) / n)};
}

inline Sampled scaled(Sampled x, double factor, double shift = 0) {
    return {x.value * factor + shift, std::abs(factor) * x.standard_error};
}

}  // namespace fundsim::validation
