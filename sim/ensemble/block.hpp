#pragma once
// Replications are played, merged and stored in blocks of fixed size, whatever the number of threads.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/outcome.hpp"

namespace fundsim {

inline constexpr std::size_t block_replications = 256;
//! Blocks that so many replications are, the last one perhaps shorter.
constexpr std::uint64_t blocks_of(std::uint64_t replications) {
    return replications / block_replications + (replications % block_replications != 0);
}
//! Replications whose monthly flows are kept for quantiles: the first 16 blocks. These are never recalled but
//! played.
inline constexpr std::uint64_t series_replications = 4096;

//! The models of a run: the scenario's (listed) come first, then the silent hybrids, of which only NPV
//! matters.
struct Cast {
    std::size_t listed;
    std::size_t played;
    std::size_t months;           //!< of the recorded series; 0 = not recorded
    std::size_t initiatives = 0;  //!< that are listed
};

//! One block of replications first .. first + size - 1; size < 256 only at the very end.
struct Block {
    std::uint64_t first;
    std::size_t size;
    std::vector<Outcome> outcomes;  //!< [played model][replication], stride block_replications
    //! [listed model][outlay, income, cumulative net][month][sums of series.hpp]
    std::vector<double> series;
    //! [listed model][Series::spending, Series::years], means, then the same of products (flows.hpp)
    std::vector<double> flows;
    //! [listed model][Series::initiatives], means
    std::vector<double> initiatives = {};

    const Outcome& outcome(std::size_t model, std::size_t replication) const {
        return outcomes[model * block_replications + replication];
    }
    Outcome& outcome(std::size_t model, std::size_t replication) {
        return outcomes[model * block_replications + replication];
    }
};

}  // namespace fundsim
