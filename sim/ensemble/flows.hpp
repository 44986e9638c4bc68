#pragma once
// Means of the flows that need no spread: spending by kind and month, everything by year.

#include <span>
#include <vector>

#include "ensemble/block.hpp"
#include "ensemble/summary.hpp"

namespace fundsim {

//! Numbers in Block::flows: of each listed model Series::spending, then Series::years.
constexpr std::size_t flows_size(const Cast& cast) {
    return cast.months == 0
               ? 0
               : cast.listed * (spending_rows * cast.months + year_rows * flow_years(cast.months));
}

//! Adds the flows of the listed models; `series`: of the played models.
void add_flows(std::span<const Series> series, std::span<double> sums);

//! Takes a block into the means of `replications`, its own included; blocks come in index order.
void merge_flows(const Block& block, std::uint64_t replications, std::span<double> means);

FlowSummary flow_summary(const Cast& cast, std::span<const double> means);

}  // namespace fundsim
