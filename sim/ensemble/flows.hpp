#pragma once
// Means of the flows that need no spread: spending by kind and month, everything by year.

#include <cstdint>
#include <span>
#include <vector>

#include "ensemble/block.hpp"
#include "ensemble/summary.hpp"

namespace fundsim {

//! Numbers of one model in Block::flows: Series::spending, then Series::years.
constexpr std::size_t flows_of_model(const Cast& cast) {
    return cast.months == 0 ? 0 : spending_rows * cast.months + year_rows * flow_years(cast.months);
}
constexpr std::size_t flows_size(const Cast& cast) { return cast.listed * flows_of_model(cast); }

//! Means over one block of the listed models, summed replication by replication.
class FlowSums {
public:
    explicit FlowSums(const Cast& cast);
    void start();
    //! `series`: of the played models.
    void add(std::span<const Series> series);
    //! Writes Block::flows.
    void finish(std::vector<double>& out) const;

private:
    Cast cast_;
    std::uint64_t count_ = 0;
    std::vector<double> sum_;
};

//! Merges the means of blocks in index order.
class FlowTally {
public:
    explicit FlowTally(const Cast& cast);
    void merge(const Block& block);
    FlowSummary summarise() const;

private:
    Cast cast_;
    std::uint64_t count_ = 0;
    std::vector<double> means_;  // as Block::flows
};

}  // namespace fundsim
