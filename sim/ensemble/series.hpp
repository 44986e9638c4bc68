#pragma once
// Monthly flows: sums of each block, merged over all replications, and the flows of the first replications
// for quantiles.

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "engine/statistics/moments.hpp"
#include "ensemble/block.hpp"
#include "ensemble/summary.hpp"

namespace fundsim {

//! Calls `work` once with each of 0 .. count - 1, in any order or at once.
using ForEach = std::function<void(std::size_t count, const std::function<void(std::size_t)>& work)>;

inline constexpr std::size_t series_quantities = 3;  //!< outlay, income, cumulative net

//! Numbers that stand for one month: mean, sum of squared deviations, sum of products of the deviations with
//! those of the worlds' potential.
inline constexpr std::size_t month_sums = 3;

//! Numbers in Block::series: [listed model][quantity][month][month_sums].
constexpr std::size_t series_size(const Cast& cast) {
    return cast.listed * series_quantities * cast.months * month_sums;
}

//! Sums of one block, replication by replication, about its first one (Chan, Golub & LeVeque 1983).
class SeriesSums {
public:
    explicit SeriesSums(const Cast& cast);
    void start();
    //! `series`: of the played models; the listed ones are taken. A series that ends early counts as 0 from
    //! there. `potential`: of the world, about any fixed value near its mean.
    void add(std::span<const Series> series, double potential);
    //! Writes Block::series.
    void finish(std::vector<double>& out) const;

private:
    Cast cast_;
    std::uint64_t count_ = 0;
    double potential_ = 0;
    std::vector<double> shift_, sum_, squares_, products_;  // [listed model][quantity][month]
};

//! Flows of the first replications, 4 bytes each: memory that does not grow with the run.
class SeriesSample {
public:
    //! `replications`: how many are run at most.
    SeriesSample(const Cast& cast, std::uint64_t replications);
    //! Different replications may be set by different threads. Those beyond the sample are ignored.
    void set(std::uint64_t replication, std::span<const Series> series);
    //! Fills the quantiles of `out` from replications 0 .. count - 1; out.months is set. `for_each` goes
    //! through the models.
    void quantiles(std::uint64_t count, const ForEach& for_each, SeriesSummary& out) const;

private:
    Cast cast_;
    std::size_t capacity_;
    std::vector<float> flows_;  // [replication][listed model][outlay, income][month]

    std::size_t place(std::size_t replication, std::size_t model, std::size_t month) const {
        return (replication * cast_.listed + model) * 2 * cast_.months + month;
    }
    void quantiles_of(std::size_t model, std::size_t size, SeriesSummary& out) const;
};

//! Merges the sums of blocks in index order.
class SeriesTally {
public:
    explicit SeriesTally(const Cast& cast);
    //! Potentials: of the worlds of all blocks before it, and of its own.
    void merge(const Moments& before, const Block& block, const Moments& potential);
    //! Fills months, means and standard errors. `expected`: mean potential of all worlds, where it serves as
    //! control variate.
    void summarise(const Moments& potential, std::optional<double> expected, SeriesSummary& out) const;

private:
    Cast cast_;
    std::vector<double> sums_;  // as Block::series
};

}  // namespace fundsim
