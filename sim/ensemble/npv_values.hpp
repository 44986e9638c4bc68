#pragma once
// The NPVs of all listed models, for exact quantiles: in memory, in a file, wherever a run has kept them.

#include <cstdint>
#include <functional>
#include <span>
#include <string>

namespace fundsim {

//! Replications whose NPVs are always in memory.
inline constexpr std::size_t npv_in_memory = 65'536;

//! All calls are for the place of a listed model.
struct NpvValues {
    std::uint64_t size;  //!< replications
    //! The first min(size, 65,536) values, in index order.
    std::function<std::span<const double>(std::size_t model)> head;
    //! Hands all values to `visit`, stretch by stretch in index order. Empty, or why they cannot be read.
    std::function<std::string(std::size_t model, const std::function<void(std::span<const double>)>& visit)>
        read;
};

}  // namespace fundsim
