#pragma once
// The NPVs of all listed models, kept for exact quantiles: the first 65,536 replications in memory, what
// comes after them in a private temporary file that has no name and goes with the process.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "ensemble/block.hpp"
#include "ensemble/npv_values.hpp"

namespace fundsim {

class NpvColumns {
public:
    //! `folder`: where the temporary file goes, if one is needed.
    NpvColumns(std::size_t models, std::string folder);
    ~NpvColumns();
    NpvColumns(const NpvColumns&) = delete;
    NpvColumns& operator=(const NpvColumns&) = delete;

    //! Adds the next block. Empty, or why it could not be stored.
    std::string append(const Block& block);

    //! A view, which must not outlive the columns.
    NpvValues values() const;

private:
    static constexpr std::size_t stretch = 4096;  // values of one model that lie together in the file

    std::string folder_;
    std::vector<std::vector<double>> head_;  // [model]
    std::vector<std::vector<double>> tail_;  // [model], what does not fill a stretch yet
    std::uint64_t size_ = 0;
    std::uint64_t stretches_in_file_ = 0;
    int file_ = -1;

    std::string spill();
    std::string read(std::size_t model, const std::function<void(std::span<const double>)>& visit) const;
};

}  // namespace fundsim
