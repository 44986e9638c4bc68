#pragma once
// The NPVs of all listed models, kept for exact quantiles: the first 65,536 replications in memory, what
// comes after them in a private temporary file that has no name and goes with the process.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "ensemble/block.hpp"

namespace fundsim {

class NpvColumns {
public:
    static constexpr std::size_t in_memory = 65'536;

    //! `folder`: where the temporary file goes, if one is needed.
    NpvColumns(std::size_t models, std::string folder);
    ~NpvColumns();
    NpvColumns(const NpvColumns&) = delete;
    NpvColumns& operator=(const NpvColumns&) = delete;

    //! Adds the next block. Empty, or why it could not be stored.
    std::string append(const Block& block);

    std::uint64_t size() const { return size_; }
    //! The first min(size, 65,536) values of a model, in index order.
    std::span<const double> head(std::size_t model) const { return head_[model]; }
    //! Hands all values of a model to `visit`, stretch by stretch in index order. Empty, or why they cannot
    //! be read.
    std::string read(std::size_t model, const std::function<void(std::span<const double>)>& visit) const;

private:
    static constexpr std::size_t stretch = 4096;  // values of one model that lie together in the file

    std::string folder_;
    std::vector<std::vector<double>> head_;  // [model]
    std::vector<std::vector<double>> tail_;  // [model], what does not fill a stretch yet
    std::uint64_t size_ = 0;
    std::uint64_t stretches_in_file_ = 0;
    int file_ = -1;

    std::string spill();
};

}  // namespace fundsim
