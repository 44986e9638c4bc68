#pragma once
// Means of the flows that need no spread: spending by kind and month, everything by year. With each goes its
// sum of products with the potential of the worlds, deviations from the means: what a control variate needs.

#include <optional>
#include <span>
#include <vector>

#include "engine/statistics/moments.hpp"
#include "ensemble/block.hpp"
#include "ensemble/summary.hpp"

namespace fundsim {

//! Numbers in Block::flows: of each listed model Series::spending, then Series::years; then the products.
constexpr std::size_t flows_size(const Cast& cast) {
    return cast.months == 0
               ? 0
               : 2 * cast.listed * (spending_rows * cast.months + year_rows * flow_years(cast.months));
}

//! Adds the flows of the listed models in a world; `series`: of the played models, `potential`: of the world,
//! about any fixed value near its mean.
void add_flows(std::span<const Series> series, double potential, std::span<double> sums);
//! Sums become Block::flows. `mean_potential`: about the same value.
void finish_flows(std::size_t replications, double mean_potential, std::span<double> sums);

//! Takes a block in; blocks come in index order. Potentials: of all blocks before it, and of its own.
void merge_flows(const Moments& before, const Block& block, const Moments& potential,
                 std::span<double> flows);

//! `expected`: mean potential of all worlds, where it serves as control variate.
FlowSummary flow_summary(const Cast& cast, std::span<const double> flows, const Moments& potential,
                         std::optional<double> expected);

}  // namespace fundsim
